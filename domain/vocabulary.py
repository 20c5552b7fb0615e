"""The closed vocabularies of the tool contract: the same values in every tool, language and data file."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language that Spotter speaks."""

    EN = "en"
    ZH = "zh"
    KO = "ko"
    BN = "bn"


class Sex(StrEnum):
    """Biological sex as the energy and intake equations use it."""

    MALE = "male"
    FEMALE = "female"


class Activity(StrEnum):
    """Habitual activity, from a desk day without training to hard physical work."""

    SEDENTARY = "sedentary"
    LIGHT = "light"
    MODERATE = "moderate"
    ACTIVE = "active"
    VERY_ACTIVE = "very_active"


class NutritionGoal(StrEnum):
    """What a nutrition plan is for."""

    LOSE_FAT = "lose_fat"
    MAINTAIN = "maintain"
    GAIN_MUSCLE = "gain_muscle"


class Diet(StrEnum):
    """Which animal foods a person eats."""

    OMNIVORE = "omnivore"
    PESCATARIAN = "pescatarian"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"


class Exclusion(StrEnum):
    """A food group that a plan can be told to leave out."""

    GLUTEN = "gluten"
    DAIRY = "dairy"
    EGG = "egg"
    PEANUT = "peanut"
    TREE_NUT = "tree_nut"
    SOY = "soy"
    FISH = "fish"
    SHELLFISH = "shellfish"
    SESAME = "sesame"
    PORK = "pork"
    BEEF = "beef"
    ALCOHOL = "alcohol"


class Level(StrEnum):
    """Training experience."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class TrainingGoal(StrEnum):
    """What a training plan is for."""

    STRENGTH = "strength"
    HYPERTROPHY = "hypertrophy"
    ENDURANCE = "endurance"
    FAT_LOSS = "fat_loss"
    GENERAL_FITNESS = "general_fitness"


class PlanFocus(StrEnum):
    """What the sessions of a training plan are made of."""

    STRENGTH = "strength"
    YOGA = "yoga"
    MOBILITY = "mobility"


class TrainingPlace(StrEnum):
    """Where a session takes place, for exercises that suit what is there."""

    HOME = "home"
    GYM = "gym"
    TRAVEL = "travel"


class BodyPart(StrEnum):
    """A body part that training should spare."""

    KNEE = "knee"
    LOWER_BACK = "lower_back"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST = "wrist"
    HIP = "hip"
    ANKLE = "ankle"
    NECK = "neck"


class Muscle(StrEnum):
    """A muscle or muscle group."""

    CHEST = "chest"
    LATS = "lats"
    UPPER_BACK = "upper_back"
    LOWER_BACK = "lower_back"
    TRAPS = "traps"
    SHOULDERS = "shoulders"
    REAR_DELTS = "rear_delts"
    BICEPS = "biceps"
    TRICEPS = "triceps"
    FOREARMS = "forearms"
    ABS = "abs"
    OBLIQUES = "obliques"
    GLUTES = "glutes"
    QUADRICEPS = "quadriceps"
    HAMSTRINGS = "hamstrings"
    ADDUCTORS = "adductors"
    ABDUCTORS = "abductors"
    CALVES = "calves"
    NECK = "neck"
    FULL_BODY = "full_body"


class Equipment(StrEnum):
    """What an exercise is done with; `gym` means that everything is there."""

    GYM = "gym"
    BODYWEIGHT = "bodyweight"
    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    MACHINE = "machine"
    CABLE = "cable"
    BAND = "band"
    PULL_UP_BAR = "pull_up_bar"
    BENCH = "bench"
    EZ_BAR = "ez_bar"
    MEDICINE_BALL = "medicine_ball"
    EXERCISE_BALL = "exercise_ball"
    SUSPENSION = "suspension"


class MovementPattern(StrEnum):
    """The basic movement that an exercise trains."""

    SQUAT = "squat"
    HINGE = "hinge"
    LUNGE = "lunge"
    HORIZONTAL_PUSH = "horizontal_push"
    VERTICAL_PUSH = "vertical_push"
    HORIZONTAL_PULL = "horizontal_pull"
    VERTICAL_PULL = "vertical_pull"
    CORE = "core"
    CARRY = "carry"
    ISOLATION = "isolation"
    LOCOMOTION = "locomotion"
    STRETCH = "stretch"
    YOGA = "yoga"


class ExerciseKind(StrEnum):
    """The discipline an exercise belongs to."""

    STRENGTH = "strength"
    OLYMPIC = "olympic"
    PLYOMETRIC = "plyometric"
    CARDIO = "cardio"
    YOGA = "yoga"
    STRETCH = "stretch"
    MOBILITY = "mobility"


class Topic(StrEnum):
    """A field of the knowledge base."""

    NUTRITION = "nutrition"
    TRAINING = "training"
    YOGA = "yoga"
    RECOVERY = "recovery"
    SAFETY = "safety"
    EQUIPMENT = "equipment"


class WeightUnit(StrEnum):
    """The unit of a load on the bar."""

    KG = "kg"
    LB = "lb"


class Lift(StrEnum):
    """A main lift of 5/3/1."""

    BENCH_PRESS = "bench_press"
    SQUAT = "squat"
    DEADLIFT = "deadlift"
    OVERHEAD_PRESS = "overhead_press"


class Basis(StrEnum):
    """What the lifts given to 5/3/1 are: one-rep maxes or training maxes."""

    ONE_REP_MAX = "one_rep_max"
    TRAINING_MAX = "training_max"


class Template531(StrEnum):
    """The supplemental work of a 5/3/1 cycle."""

    ORIGINAL = "original"
    BORING_BUT_BIG = "boring_but_big"
    FIRST_SET_LAST = "first_set_last"
    SECOND_SET_LAST = "second_set_last"
    BORING_BUT_STRONG = "boring_but_strong"
    TRIUMVIRATE = "triumvirate"
    BODYWEIGHT = "bodyweight"


class SeventhWeek(StrEnum):
    """What a 5/3/1 plan holds after a block of three-week cycles."""

    NONE = "none"
    DELOAD = "deload"
    TM_TEST = "tm_test"
    PR_TEST = "pr_test"


class AfterMiss(StrEnum):
    """What becomes of a 5/3/1 training max after a set with too few repetitions."""

    TEN_PERCENT_OFF = "ten_percent_off"
    THREE_BACK = "three_back"
    HOLD = "hold"
