# What stands in exported plans. Names of muscles, lifts, equipment and checks stand in domain/texts.

# Titles
export-nutrition-title = Meal plan
export-nutrition-subtitle = { $days ->
    [one] One day
   *[other] { $days } days
}
export-training-title = Training plan: { $goal }
export-title-yoga = Yoga plan
export-title-mobility = Mobility plan
export-training-subtitle = { $weeks ->
    [one] One week
   *[other] { $weeks } weeks
}, { $level }
export-strength-title = 5/3/1: { $template }
export-strength-subtitle = { $cycles ->
    [one] One cycle
   *[other] { $cycles } cycles
}, bar { $bar } { $unit }, loads rounded to { $rounding } { $unit }
export-footer = Spotter
export-disclaimer = General information, no substitute for a doctor or dietitian.
export-good-to-know = Good to know
export-sources = Sources
export-page-of = { $page } / { $pages }

# Checks
export-checks-all-met = All { $count } checks of this plan are met.
export-checks-some-met = { $met } of { $count } checks of this plan are met. Outside its range:
export-check = Check
export-check-value = Value
export-check-range = Allowed
export-range-between = { $low } to { $high }
export-range-at-least = at least { $low }
export-range-at-most = at most { $high }

# Food
export-day = Day { $number }
export-total = Total
export-target = Target
export-grams = { $grams } g
export-shopping = Shopping list
export-shopping-hint = For all days together, in what shops sell. The last column is the weight on the plate; what is cooked weighs less or more before.
export-energy-chart = Energy by day (kcal)
export-energy-target = Target { $energy } kcal
export-short-energy_kcal = kcal
export-short-protein_g = Protein
export-short-carbohydrate_g = Carbs
export-short-fat_g = Fat
export-short-fiber_g = Fibre

# Training
export-days-a-week = Days a week
export-weeks = Weeks
export-longest-session = Longest session
export-week = Week { $number }
export-week-deload = Week { $number } (deload)
export-week-named = Week { $number } ({ $name })
export-weeks-range = Weeks { $first } to { $last }
export-training-day = Day { $number }: { $name }
export-about-minutes = about { $minutes } min
export-session-deload = { $name } (deload)
export-session-named = { $session } ({ $name })
export-rest-day = Rest
export-warmup = Warm-up, { $minutes } min: { $items }
export-warmup-easy = Warm-up, { $minutes } min of easy movement
export-warmup-item = { $name } { $seconds } s
export-easy-cardio = At the end, { $minutes } min. { $what }
export-rest = Rest
export-seconds = { $seconds } s
export-minutes = { $minutes } min
export-each-side = { $amount } each side
export-per-side = each side
export-amrap-short = as many as you can
export-rir = RIR { $value }
export-rpe = RPE { $value }
export-percent-1rm = { $value } % of 1RM
export-percent-training_max = { $value } %
export-percent-work = { $value } % of the work weight
export-more-load = +{ $percent } % load
export-pair = Pair { $letter }: take turns, set by set
export-ramp-up = Warm-up { $sets }
export-bar-only = bar only
export-rir-legend = RIR is how many more repetitions you could do at the end of a set; RPE is the effort on a scale of 10.
export-progression = How to progress
export-increment = Smallest step: { $upper } kg for upper body, { $lower } kg for lower body lifts.
export-column-exercises = Exercises
export-all-others = All others
export-all-exercises = All exercises
export-column-rule = How to move on
export-column-failure = If it does not work
export-progression-deload = Deload: { $rule }
export-weekly-sets = Sets per muscle in a normal week
export-left-out = Not in the plan: { $pattern } (ruled out by { $reasons })
export-reason-equipment = equipment
export-reason-avoid = body parts to spare
export-reason-level = level
export-reason-goal = goal
export-untargeted = Trained only as a helper: { $muscle } (ruled out by { $reasons })
export-exercises = How the exercises are done

# 5/3/1
export-cycle = Cycle { $number }
export-training-max = { $lift }, training max
export-assistance = Assistance: { $exercises }
export-next-cycle = Training max of the next cycle: { $steps }
export-next-step = { $lift } +{ $increment } { $unit }
export-amrap-legend = A + marks the set in which you do as many clean repetitions as you can; stop before your form breaks. Below each load stand its share of the training max and the plates on each side.
export-set-work = Work
export-set-warmup = Warm-up
export-set-main = Main
export-set-supplemental = Supplemental
export-set-joker = Joker

# Columns of tables
export-column-week = Week
export-column-deload = Deload
export-column-weekday = Day of the week
export-column-session = Session
export-column-exercise = Exercise
export-column-exercise-id = Exercise id
export-column-set = Set number
export-column-sets = Sets
export-column-set-kind = Set
export-column-low = From
export-column-high = To
export-column-unit-of-work = Counted in
export-column-per-side = Each side
export-column-amrap = As many as possible
export-column-load = Load
export-column-unit = Unit
export-column-percent = Percent
export-column-percent-of = Percent of
export-column-rir = RIR
export-column-rpe = RPE
export-column-rest-s = Rest (s)
export-column-day = Day
export-column-meal = Meal
export-column-food = Food
export-column-food-id = Food id
export-column-portion = Portion
export-column-grams = Grams
export-column-buy = Buy
export-column-eaten = As eaten
export-column-needed = Needed as sold (g)
export-column-bought = Bought (g)
export-unit-reps = repetitions
export-unit-seconds = seconds
export-percent-name-1rm = one-rep max
export-percent-name-training_max = training max
export-percent-name-work = work weight
export-yes = yes
export-no = no

# Other apps
export-liftosaur-custom = Not built into Liftosaur; create these as custom exercises first: { $names }
export-wger-description = { $title }, written by Spotter. The comment of each entry begins with Spotter's name of the exercise.
