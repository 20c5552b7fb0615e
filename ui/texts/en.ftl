# What the page says around the answers. Names of muscles, lifts, fields and tools stand in domain/texts.

ui-tagline = Your fitness coach. It shows exercises, plans food and training, calculates loads, and names its sources.
ui-input = Ask about an exercise, food or training
ui-example-exercise = Show me a squat
ui-example-food = Plan my food
ui-example-training = Plan my training
ui-examples = Try one of these, or write your own question below.
ui-working = Working on it
ui-working-seconds = Working on it: { $seconds } s
ui-stopped = This answer was stopped before it was finished.
ui-edit-again = Edit and send again
ui-disclaimer = General information, no substitute for a doctor or dietitian.
ui-old-result = This result comes from another version of Spotter and can no longer be shown here. Ask again to get a new one.
ui-picture-missing = The picture is no longer there. Ask again to have it drawn.
ui-unexpected = Something went wrong on this page. Reload it; your conversations are kept.

# Sidebar
ui-language = Language
ui-language-en = English
ui-language-zh = 中文
ui-language-ko = 한국어
ui-language-bn = বাংলা
ui-new-conversation = New conversation
ui-conversations = Earlier conversations
ui-no-conversations = None yet.
ui-conversation-delete = Delete
ui-delete-question = Delete this conversation?
ui-delete-warning = It cannot be brought back.
ui-cancel = Cancel
ui-core-embedded = Embedded core: rules, calculators and search, no language model. Nothing leaves this machine.
ui-core-model = Language model: { $name }

# Profile form; an empty field means unknown
ui-profile = About you
ui-profile-hint = Spotter uses these facts where your message does not give them. Leave empty what you do not want to say.
ui-profile-sex = Sex
ui-profile-age_years = Age (years)
ui-profile-height_cm = Height (cm)
ui-profile-weight_kg = Weight (kg)
ui-profile-activity = Activity
ui-profile-diet = Diet
ui-profile-exclude = Foods to leave out
ui-profile-level = Training level
ui-profile-equipment = Equipment you have
ui-profile-avoid = Body parts to spare
ui-profile-unit = Unit of weights
ui-profile-unknown = Not given
ui-profile-none = None
ui-profile-save = Save
ui-profile-saved = Saved.
ui-profile-out-of-range = { $field }: please enter a number from { $low } to { $high }.
ui-profile-unusable = { $field }: this value cannot be used.

# The line of a tool call
ui-tool-done = { $tool } · { $ms } ms
ui-tool-arguments = With these values
ui-tool-no-arguments = Without any values.
ui-tool-unfinished = { $tool } · not finished
ui-tool-failed = { $tool } · no result

# Sources and checks
ui-citations = Sources
ui-citation = [{ $number }] { $title } ({ $year })
ui-citation-undated = [{ $number }] { $title }
ui-all-sources = All sources of these figures ({ $count })
ui-checks = Checks: { $met } of { $count } met
ui-check = Check
ui-check-value = Value
ui-check-range = Allowed
ui-check-met = Met
ui-check-source = Source
ui-yes = ✓ yes
ui-no = – no
ui-range-between = { $low } to { $high }
ui-range-at-least = at least { $low }
ui-range-at-most = at most { $high }
ui-range-free = any

# Exercises
ui-animation-of = Animation: { $name }
ui-picture-of = Picture: { $name }
ui-steps = How to do it
ui-more-exercises = More exercises like this
ui-cues = Keep in mind
ui-mistakes = Common mistakes
ui-exercise = Exercise

# Food
ui-day = Day { $number }
ui-food = Food
ui-amount = Amount
ui-food-amount = { $food } · { $amount }
ui-grams = { $grams } g
ui-portion = { $portion } ({ $grams } g)
ui-total = Total
ui-target = Target
ui-energy-chart = Energy of each day against the target (dashed line), and the share of protein, carbohydrate and fat.
ui-energy-axis = kcal
ui-energy-share = Share of energy
ui-shopping = Shopping list
ui-shopping-hint = For all days together, weighed as eaten.
ui-nutrient = Nutrient
ui-all-nutrients = All nutrients
ui-portion-weight = { $portion }: { $grams } g
ui-similar-foods = Also found: { $names }
ui-protein-range = Protein between { $low } and { $high } g a day fits the goal.
ui-limited-lowest_energy = The target is held at the least that is prescribed without medical care.
ui-limited-weekly_loss = The target is held so that no more than 1 % of body weight is lost a week.
ui-limited-energy_availability = The target is held so that the body keeps enough energy beside the training.
ui-bmr = Resting energy
ui-tdee = Daily need
ui-daily-target = Daily target
ui-bmi = Body mass index
ui-kcal = { $value } kcal

ui-short-energy_kcal = kcal
ui-short-protein_g = Protein
ui-short-carbohydrate_g = Carbs
ui-short-fat_g = Fat
ui-short-fiber_g = Fibre

# Training
ui-week = Week { $number }
ui-week-deload = Week { $number } (deload)
ui-training-day = { $name }, about { $minutes } min
ui-sets = Sets
ui-sets-reps = Sets × reps
ui-effort = Effort
ui-rest = Rest
ui-rest-seconds = { $seconds } s
ui-rest-minutes = { $minutes } min
ui-seconds = { $seconds } s
ui-each-side = { $amount } each side
ui-percent_1rm = { $value } % of 1RM
ui-rir = { $value } left in reserve
ui-rpe = { $value } of 10
ui-warmup = Warm-up, { $minutes } min: { $items }
ui-warmup-easy = Warm-up, { $minutes } min of easy movement
ui-warmup-item = { $name } { $seconds } s
ui-weekly-sets = Sets per muscle in a normal week
ui-muscle = Muscle
ui-progression = How to progress
ui-progression-failure = If it does not work: { $rule }
ui-progression-deload = Deload: { $rule }
ui-increment = Smallest step: { $upper } kg for upper body, { $lower } kg for lower body lifts.
ui-left-out = Not in the plan: { $pattern } (ruled out by { $reasons })
ui-reason-equipment = equipment
ui-reason-avoid = body parts to spare
ui-reason-level = level

# Strength
ui-cycle = Cycle { $number }
ui-training-max = Training max
ui-set-kind = Set
ui-set-warmup = Warm-up
ui-set-main = Main
ui-set-supplemental = Supplemental
ui-set-joker = Joker
ui-percent = %
ui-load = Load ({ $unit })
ui-reps = Reps
ui-plates = Plates per side ({ $unit })
ui-bar-only = bar only
ui-lift-day = { $lift }, day { $day }
ui-assistance = Assistance: { $exercises }
ui-assistance-item = { $name } { $sets } × { $amount }
ui-amrap = + means as many clean repetitions as you can; stop before your form breaks.
ui-next-cycle = Next cycle: { $steps }
ui-next-step = { $lift } +{ $increment } { $unit }
ui-next-max = { $lift } { $load } { $unit }
ui-next-training-max = Training max after this plan: { $steps }
ui-week-seventh = Seventh week: { $kind }
ui-strength-chart = Training max (stepped line) and estimated one-rep max (dots), week by week. After the plan the line shows the next training max.
ui-chart-week = Week
ui-lift = Lift
ui-result-place = Cycle · week
ui-result-done = Lifted ({ $unit })
ui-result-max = Estimated max
ui-result-next = Next training max
ui-result-advice = { $lift }: { $advice }
ui-result-rough = ≈ marks estimates from more than ten repetitions: they are rough.
ui-formula = Formula
ui-estimate = One-rep max ({ $unit })
ui-meant-for = For sets of
ui-meant-for-reps = { $low }–{ $high } reps
ui-meant-for-shorter = { $low }–{ $high } reps (this set is longer)
ui-formula-spread = Lowest: { $lowest }. Highest: { $highest }. Between them lie { $percent } %.
ui-formula-rough = More than ten repetitions: the formulas drift apart here. A heavier set of two to ten tells more.
ui-formula-details = The equations and where they come from
ui-equation = Equation
ui-range-from = Range from
ui-percent-of-max = Loads from this one-rep max

# Articles
ui-passages = Passages found ({ $count })

# Plans: keep them and take them out
ui-take-save = Save
ui-take-saved = Saved
ui-take-calendar = Calendar
ui-take-more = More
ui-take-start = First day of the plan
ui-take-time = Time of day
ui-take-file-pdf = PDF
ui-take-file-csv = CSV
ui-take-file-page = Printable page
ui-take-file-calendar = Calendar file (ICS)
ui-take-file-shopping = Shopping list (CSV)
ui-take-file-liftoscript = Text for Liftosaur
ui-take-file-wger = JSON for wger
ui-plans = Saved plans
ui-plans-none = None yet. Press Save under a plan to find it here.
ui-plans-saved-on = Saved on { $date }
ui-plans-rename = Rename
ui-plans-name = Name
ui-plans-back = All plans
ui-plans-delete-question = Delete this plan?
