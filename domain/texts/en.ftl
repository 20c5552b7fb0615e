# Names of the vocabulary and texts of errors, shared by every room.

muscle-chest = chest
muscle-lats = lats
muscle-upper_back = upper back
muscle-lower_back = lower back
muscle-traps = traps
muscle-shoulders = shoulders
muscle-rear_delts = rear delts
muscle-biceps = biceps
muscle-triceps = triceps
muscle-forearms = forearms
muscle-abs = abs
muscle-obliques = obliques
muscle-glutes = glutes
muscle-quadriceps = quads
muscle-hamstrings = hamstrings
muscle-adductors = inner thighs
muscle-abductors = outer hips
muscle-calves = calves
muscle-neck = neck
muscle-full_body = full body

equipment-gym = full gym
equipment-bodyweight = bodyweight
equipment-barbell = barbell
equipment-dumbbell = dumbbells
equipment-kettlebell = kettlebell
equipment-machine = machines
equipment-cable = cables
equipment-band = bands
equipment-pull_up_bar = pull-up bar
equipment-bench = bench
equipment-ez_bar = EZ bar
equipment-medicine_ball = medicine ball
equipment-exercise_ball = exercise ball
equipment-suspension = suspension trainer

level-beginner = beginner
level-intermediate = intermediate
level-advanced = advanced

sex-male = male
sex-female = female

activity-sedentary = desk day, no training
activity-light = training 1–3 days a week
activity-moderate = training 3–5 days a week
activity-active = training 6–7 days a week
activity-very_active = twice a day or hard physical work

nutrition_goal-lose_fat = lose fat
nutrition_goal-maintain = stay at this weight
nutrition_goal-gain_muscle = gain muscle

training_goal-strength = strength
training_goal-hypertrophy = muscle growth
training_goal-endurance = endurance
training_goal-fat_loss = fat loss
training_goal-general_fitness = general fitness

diet-omnivore = everything
diet-pescatarian = pescatarian
diet-vegetarian = vegetarian
diet-vegan = vegan

exclude-gluten = gluten
exclude-dairy = dairy
exclude-egg = egg
exclude-peanut = peanut
exclude-tree_nut = tree nuts
exclude-soy = soy
exclude-fish = fish
exclude-shellfish = shellfish
exclude-sesame = sesame
exclude-pork = pork
exclude-beef = beef
exclude-alcohol = alcohol

body_part-knee = knee
body_part-lower_back = lower back
body_part-shoulder = shoulder
body_part-elbow = elbow
body_part-wrist = wrist
body_part-hip = hip
body_part-ankle = ankle
body_part-neck = neck

lift-bench_press = Bench press
lift-squat = Squat
lift-deadlift = Deadlift
lift-overhead_press = Overhead press

template-original = original
template-boring_but_big = Boring But Big
template-first_set_last = First Set Last
template-second_set_last = Second Set Last
template-boring_but_strong = Boring But Strong
template-triumvirate = Triumvirate
template-bodyweight = Bodyweight

topic-nutrition = nutrition
topic-training = training
topic-yoga = yoga
topic-recovery = recovery
topic-safety = safety
topic-equipment = equipment

tool-find_exercises = Looking up exercises
tool-plan_nutrition = Solving the meal plan
tool-energy_needs = Calculating energy needs
tool-look_up_food = Looking up the food
tool-plan_training = Building the training plan
tool-calculate_531 = Calculating 5/3/1
tool-one_rep_max = Estimating the one-rep max
tool-search_knowledge = Searching the articles
tool-generate_image = Drawing

field-sex = sex
field-age_years = age
field-height_cm = height
field-weight_kg = weight
field-activity = activity level
field-goal = goal
field-diet = diet
field-exclude = foods to leave out
field-meals_per_day = meals a day
field-days = number of days
field-energy_kcal = energy target
field-protein_g = protein target
field-food = food
field-grams = amount
field-days_per_week = training days a week
field-level = training level
field-minutes_per_session = minutes a session
field-equipment = equipment
field-avoid = body parts to spare
field-weeks = weeks
field-lifts = at least one lift with its weight
field-bench_press = bench press weight
field-squat = squat weight
field-deadlift = deadlift weight
field-overhead_press = overhead press weight
field-unit = unit
field-training_max_percent = training max percentage
field-template = template
field-cycles = number of cycles
field-rounding = rounding
field-bar = bar weight
field-plates = plates
field-load = weight lifted
field-reps = repetitions
field-query = search words
field-prompt = what to draw
field-message = message
field-data_dir = data folder
field-muscle = muscle

# Errors. English shows the precise message of the error itself; these are for the other languages and the page.
error-error = Something went wrong. Please try again.
error-invalid_input = The { $field } cannot be used. Please correct it.
error-out_of_range = The { $field } is outside what is possible. Please check the number.
error-unknown_name = I do not know this { $field }. Please choose another.
error-not_found = I found nothing that fits. Please try other words.
error-infeasible = These wishes together leave nothing that can be done. Please drop one of them.
error-unavailable = A part that is needed is not there right now. Please try again later.
error-storage = The data folder cannot be written. Please check its permissions or set another folder.
error-model = The model gave an unusable answer. Please try again.
