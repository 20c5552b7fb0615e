# What Spotter says. { $sources } is a run of citation markers such as " [1][2]".

say-greet = Hello! I am Spotter, your fitness coach. Ask me to show you an exercise, plan your food, or plan your training.
say-thanks = You're welcome. Anything else?
say-about = I show exercises as moving pictures. I plan your meals and your training, and I work out 5/3/1 cycles and one-rep maxes. I answer questions from articles and name the source. I run without a language model, by rules: I read what you ask, run a calculator or a search, and write what it found. Your data stays on this machine.
say-off_topic = That is outside what I know. I can show exercises, plan your food and your training, and work out strength cycles. Ask me about food, training, rest or yoga.
say-unclear = I am not sure what you mean. Try "show me a squat", "plan my food" or "make a 5/3/1 cycle".
say-profile = Noted. You can save facts about yourself in the sidebar, and I will use them in every plan. What shall I do?

ask-intro = To do this I need: { $fields }.
ask-example-plan_nutrition = You can answer in one line, for example "female, 31, 168 cm, 64 kg, desk job, lose fat".
ask-example-energy_needs = You can answer in one line, for example "male, 40, 180 cm, 85 kg, train 4 days a week".
ask-example-plan_training = You can answer in one line, for example "3 days a week, beginner, get stronger".
ask-example-check_training_plan = Paste the whole plan as text or as a table, days and rests included.
ask-example-calculate_531 = For example "squat 140, bench 100, deadlift 180, press 60 kg".
ask-example-one_rep_max = For example "100 kg x 5".
ask-example-look_up_food = For example "200 g of cooked rice".
ask-example-find_exercises = For example "goblet squat".
ask-example-generate_image = For example "tree pose".
ask-example-identify_exercise = Attach the picture to your message.
ask-example-read_page = Paste the whole address, for example "https://…".
ask-example-search_knowledge = For example "how much protein do I need?".
ask-example-swap_exercise = For example "bench press, the bench is taken".
ask-example-estimate_expenditure = For example "I eat 2100 kcal and went from 80 to 78.5 kg in 4 weeks".

error-try-again = Nothing you entered is lost: correct it and send it again.

exercise-head = **{ $name }** trains { $muscles } ({ $equipment }, { $level }).
exercise-avoid = Leave it out or ask a professional first if you have trouble with: { $parts }.
exercise-more = Also close: { $names }.
exercise-several = Here is what fits:
exercise-line = **{ $name }**: { $muscles } ({ $equipment })
exercise-plain = **{ $name }**: { $muscles }
exercise-none = I have no exercise like that. Try another name, a muscle or a piece of equipment.

nutrition-head = { $days ->
    [one] One day
   *[other] { $days } days
} at { $energy } kcal a day (target { $target }): { $protein } g protein, { $carbohydrate } g carbohydrate, { $fat } g fat, { $fiber } g fibre.{ $sources }
nutrition-without = Left out: { $foods }.
nutrition-all-met = All { $count } checks are met.
nutrition-not-met = { $met } of { $count } checks are met; outside its range: { $names }.
nutrition-day = **Day { $number }**: { $dishes }
nutrition-why = Why these targets: at rest your body uses about { $bmr } kcal a day, with your activity { $tdee } kcal; the goal "{ $goal }" asks for { $percent } % of that.{ $sources }
nutrition-why-wished = The energy is your wish: { $percent } % of the { $tdee } kcal that you need a day ({ $bmr } kcal of them at rest; goal: { $goal }).{ $sources }
nutrition-why-protein = Protein is { $per_kg } g for each of { $weight } kg.
nutrition-protein-limited = That is a little less than usual, so that carbohydrate and fat keep their share.
nutrition-limited-lowest_energy = It is not less because that is the least that is prescribed without medical care.
nutrition-limited-weekly_loss = It is not less so that you lose no more than 1 % of your weight a week.
nutrition-limited-energy_availability = It is not less so that your body keeps enough energy beside the training.
nutrition-short = Short on average, and what would help:
nutrition-short-line = { $nutrient }: { $mean } of { $need }.
nutrition-short-foods = Much of it is in { $foods }.
nutrition-short-food = { $name } ({ $portion }: { $amount })
nutrition-short-supplement = Food alone hardly makes up for it: ask a doctor or pharmacist about a supplement.
nutrition-swapped = Changed: { $changes }. All else is as it was.
nutrition-swapped-item = { $before } → { $after } (day { $day }, { $meal })
nutrition-swapped-day = all of day { $day }
nutrition-change = To change it just say so: "swap the rice", "another dinner", "make it vegetarian", "no nuts", "5 days", "another one".

energy-head = Resting energy { $bmr } kcal, daily need { $tdee } kcal, target { $target } kcal ({ $goal }).{ $sources }
energy-macros = That is { $protein } g protein, { $carbohydrate } g carbohydrate and { $fat } g fat a day. Your BMI is { $bmi }.

food-head = **{ $name }**, { $grams } g: { $energy } kcal, { $protein } g protein, { $carbohydrate } g carbohydrate, { $fat } g fat{ $fiber ->
    [none] {""}
   *[other] , { $fiber } g fibre
}.
food-amount = { $name } ({ $amount })
food-assumed-cooked = The figures are for the cooked food; weighed raw or dry, they differ.
food-assumed-uncooked = The figures are for the uncooked food; weighed cooked, they differ.
food-assumed-usual_serving = I took { $grams } g as a usual serving; tell me the grams for another amount.
food-stand-in = USDA has no figures for this food itself; these are of the closest one: { $name }.
food-part = { $name } { $grams } g
food-recipe = Added up from a typical home recipe: { $parts }.
food-source = Source: { $source }.

training-head = { $days ->
    [one] One day
   *[other] { $days } days
} a week for { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}, up to { $minutes } minutes a session, for { $goal }.{ $sources }
training-day = **{ $name }** ({ $minutes } min): { $exercises }
training-progression = How to progress: { $rule }
training-turns = Exercises go in pairs that take turns, which saves about half the time.
training-reduced = With this much time each muscle gets at least { $low } sets a week instead of { $full }.
training-all-met = All { $count } checks are met.
training-not-met = { $met } of { $count } checks are met; outside its range: { $names }.
training-change = To change it just say so: "4 days", "only dumbbells", "45 minutes", "my knee hurts".

strength-head = 5/3/1 ({ $template }), { $cycles ->
    [one] one cycle
   *[other] { $cycles } cycles
}, loads rounded to { $rounding } { $unit }.{ $sources }
strength-max = { $lift }: training max { $load } { $unit }. Week 1: { $week1 }; week 2: { $week2 }; week 3: { $week3 }.
strength-cycle = Loads of cycle { $number }, after your results:
strength-result = { $lift }, cycle { $cycle }, week { $week }: { $load } { $unit } × { $reps } gives an estimated max of { $max } { $unit }. Next training max: **{ $next } { $unit }**. { $advice }
strength-rough = Estimates from more than ten repetitions are rough.
strength-seventh = A seventh week takes the place of the deload in every fourth: { $weeks }.
strength-seventh-after = { $kind } after cycle { $cycle } ({ $sets })
strength-amrap = A + marks the set in which you do as many clean repetitions as you can, stopping before form breaks.
strength-problem = Outside the usual range: { $names }.

max-head = Your estimated one-rep max is **{ $max } { $unit }** ({ $load } { $unit } × { $reps }).{ $sources }
max-range = The formulas give { $low } to { $high } { $unit }: treat it as an estimate, not a target to test today.
max-spread = Where they disagree: lowest { $lowest }; highest { $highest }; { $percent } % apart.
max-rough = The set was longer than ten repetitions, where the formulas drift apart; a heavier set of two to ten tells more.
max-single = One repetition is the max itself, so nothing had to be estimated.

knowledge-unknown = I don't know this from my sources. Try other words, or ask about nutrition, training, recovery, yoga or safety.
knowledge-all-told = That is all my sources say about this. Ask about another side of it if you like.
knowledge-more = See also: { $titles }.
knowledge-document = “{ $title }” says:
knowledge-document-words = These are the document's own words; I have not checked them.
page-answers = “{ $title }” says:
page-in-short = “{ $title }” in short:
page-nearest = I found no clear answer to that in “{ $title }”. The nearest it says:
page-words = These are the page's own words; I have not checked them.
page-kept = I am keeping the page, so you can come back to it later.

image-done = Here is { $prompt }. It is an illustration drawn from the exercise library, not a photo.
image-model = Here is { $prompt }, made by { $method }.

swap-head = Instead of **{ $name }**:{ $sources }
swap-none = Nothing in my library stands in for **{ $name }** under these conditions: leave it out today and train { $muscles } another day.
swap-other-movement = (another movement)
swap-untrained = (another movement; leaves out { $muscles })
swap-first-set = The loads of { $name } say nothing about another exercise. Choose a first set that leaves { $rir } repetitions in reserve, and set the load by it.
swap-spared = Spared: { $parts }.
swap-injury = Stop if it hurts here too. Pain that stays, or comes with swelling or numbness, belongs in the hands of a doctor or physiotherapist.

expenditure-head = You burn about **{ $expenditure } kcal a day**; with { $confidence } % confidence between { $low } and { $high }.{ $sources }
expenditure-basis = That rests on { $days } days with { $weighings } weighings: the trend went { $direction ->
    [down] down
   *[other] up
} by { $rate } kg a week on { $intake } kcal a day.
expenditure-formula = The formula alone says { $formula } kcal.
expenditure-target = For your next plan ({ $goal }) that means { $target } kcal a day.
expenditure-doubts = { $count ->
    [one] One entry does not fit the others; it was
   *[other] { $count } entries do not fit the others; they were
} read in another unit or left out.
expenditure-limits = It counts { $density } kcal for a kilogram of body weight, and calories as you write them down: if you forget some, your real expenditure is higher by as much.

# A pasted training plan that was checked.
lint-no-plan = I found no exercise that I know in this text, so there is nothing to check. Paste the plan as text or as a table, one exercise a line with its sets, repetitions and rest.
lint-head = I read { $exercises ->
    [one] one exercise
   *[other] { $exercises } exercises
} in { $sessions ->
    [one] one session
   *[other] { $sessions } sessions
}; a normal week has { $days ->
    [one] one training day
   *[other] { $days } training days
}.{ $sources }
lint-sound = No rule is broken by what is written.
lint-problems = Points to change, the most important first:
lint-further = The others are shown beside the lines.
lint-finding = **{ $where }:** { $what } { $remedy }
lint-open = The plan does not say, so I could not judge: { $what }
lint-assumed = Taken for granted: { $what }
lint-sharpen = Tell me your { $fields } and I check more closely.

left-out = (I left out a sentence whose figures I could not trace to a source.)
orders-left-out = (Some text that I read wanted me to do something that you did not ask for. I left that out.)

# What a picture looks like.
photo-question = Which exercise is this?
photo-alike = These look alike: { $names }.
photo-limits = I compared the posture alone: I cannot see the equipment, and I do not judge form from a picture. A photo of the whole body from the side, in the middle of the movement, tells most.
photo-no_person = I can find no person in this picture. Send one that shows somebody from head to foot.
photo-partly_seen = Too little of the body is in the picture to compare it. Send one that shows somebody from head to foot.
photo-standing = This looks like somebody who just stands there, so it may be no exercise.
photo-unlike = This posture is like no exercise that I know, so it may be none.

# What a vision model names in a picture.
photo-said-certain = This is { $name }; the model says it is certain.
photo-said-likely = This is probably { $name }.
photo-said-guess = This may be { $name }; the model is only guessing.
photo-thing = That is this equipment: { $name }.
photo-muscles = It mainly trains: { $muscles }.
photo-others = It could also be: { $names }.
photo-exercises = You can do this with it: { $names }.
photo-setup = Setting up { $name }:
photo-use = How to do { $name }:
photo-mistakes = What often goes wrong:
photo-sight-limits = A vision model named it from the picture and can be wrong; steps and mistakes come from my library. I do not judge your form from a picture. Ask on: muscles, an easier variation, or show it.
photo-no_exercise = I see neither an exercise nor equipment to train with in this picture.
photo-unnamed = This seems to belong to training, but it is nothing that my library knows. Tell me its name if you know it.
