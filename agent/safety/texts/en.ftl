# Said instead of a plan when a red flag comes up: the reason, whom to see and how soon, what is safe meanwhile.
# The "-again" message answers a further request for a plan that the flag rules out.

refer-self-harm =
    I'm really glad you told me, and a training plan can wait. What you describe deserves a person, right now: in the US call or text 988, in the UK and Ireland call Samaritans on 116 123, and anywhere else call your local emergency number.
    If you might act on it, call emergency services now or go to the nearest emergency department, and stay with someone you trust until help is there. I'm here for simple things, such as a slow walk or a few calm breaths, whenever you want.
refer-self-harm-again =
    I'd still rather not write a plan while you feel this way; please call 988 (US), 116 123 (UK and Ireland) or your local emergency number and talk to someone today.

refer-chest-pain =
    A doctor has to check pain, tightness or pressure in the chest before you train, so I won't plan a workout yet. Call your local emergency number straight away if it is there now, lasts some minutes, or comes with short breath, sweat, or pain in the arm or jaw. If not, see a doctor today or tomorrow.
    Until then stop hard efforts and rest. I'm happy to explain exercises or food questions in the meantime.
refer-chest-pain-again =
    I'll hold the plan back until a doctor has looked at your chest symptoms; tell me once you have been cleared.

refer-dizziness-fainting =
    Fainting, nearly fainting, or getting dizzy again and again when you exercise needs a doctor's check first, because the heart or the blood pressure may be behind it. Please book an appointment in the next few days, and call emergency services if you pass out again, hurt yourself, or get chest pain or palpitations with it.
    Until then skip training, drink and eat regularly, and get up slowly. I can still answer questions and show you exercises for later.
refer-dizziness-fainting-again =
    Not before a doctor has found out why you get faint or dizzy; after that I'll gladly make the plan.

refer-heart-condition =
    With a heart condition the safe amount of exercise is something your cardiologist has to set, so please ask them (or a cardiac rehabilitation team) before starting a programme. If symptoms are new or getting worse, such as chest pain, breathlessness, fainting or a racing heart, call your local emergency number.
    Easy walking that you already tolerate well is usually fine. Bring me the limits your cardiologist gives you and I'll build the plan around them.
refer-heart-condition-again =
    I still need the go-ahead and the limits from your cardiologist before I can plan training for this heart condition.

refer-uncontrolled-blood-pressure =
    That blood pressure is too high to start training on. Please see a doctor within the next day or so; with a severe headache, chest pain, trouble seeing or speaking, or weakness on one side, call your local emergency number now.
    Until it is under control leave out heavy lifting, holding your breath and hard intervals. A gentle walk and less salt are fine, and I can plan more once your readings are down.
refer-uncontrolled-blood-pressure-again =
    I'll wait with the plan until a doctor has got your blood pressure under control.

refer-acute-injury =
    A sudden pop, swelling, numbness, or not being able to put weight on it can mean a serious injury, so please have a doctor or physiotherapist look at it today or tomorrow. Go to an emergency department at once if the limb is deformed, cold or numb, or if you lose feeling around the groin or control of bladder or bowel.
    Until then rest it, raise it, and don't test it with exercises. I can still talk food and recovery with you.
refer-acute-injury-again =
    I won't plan training on a fresh injury; have it examined first and tell me what you are allowed to do.

refer-pregnancy =
    During pregnancy I don't plan fat loss, fasting or maximal lifts: your baby needs the energy, and such loads need individual advice. Please talk to your midwife or obstetrician about weight and training; with bleeding, pain, regular contractions or fluid loss stop exercising and call them or the hospital right away.
    If your pregnancy is going well, walking, swimming, prenatal yoga and moderate strength work are usually welcome, and I can help with those.
refer-pregnancy-again =
    While you are pregnant I'd leave that to your midwife or obstetrician; a gentle plan without weight loss or maximal lifts is something I can do.

refer-eating-disorder =
    Thank you for being open about this. Eating this little, or purging and making up for food, can harm you seriously, so I won't set calories or a plan for it; please talk to your doctor or an eating-disorder service this week, and call emergency services if you faint, have palpitations or vomit blood.
    You don't have to sort it out alone. I can explain how food and recovery work, without numbers or goals.
refer-eating-disorder-again =
    I'd rather not give calorie targets or a plan here; please speak with a doctor or an eating-disorder service first.

refer-minor =
    Under 18 your body still grows. So I don't plan a calorie deficit, fat loss or a one-rep-max test. Please talk it over with a parent, and with a doctor or dietitian who can look at your growth.
    What I can do right away: technique, a balanced beginner programme with moderate weights, and ideas for regular, filling meals.
refer-minor-again =
    Under 18 I stay with no deficits and no max tests; a beginner training plan with good technique is fine any time.

refer-underweight =
    With these figures the body mass index is below 18.5, which counts as underweight, so I won't plan any weight loss. Please see a doctor or a dietitian in the next weeks, sooner if you feel weak, have lost weight without meaning to, or your periods have stopped.
    I can help you to get stronger, to eat enough, or to gain weight slowly.
refer-underweight-again =
    Losing more weight from below a BMI of 18.5 isn't something I can plan; please see a doctor or dietitian, and let's look at strength or gaining instead.

refer-kidney-disease =
    With kidney disease the right amount of protein, potassium, phosphorus and fluid depends on your blood values, so a general target could do harm. Please get your targets from your nephrologist or a renal dietitian before you change your diet.
    Once you have their numbers I can plan meals around them, and I can help with training questions now.
refer-kidney-disease-again =
    For the protein target or meal plan I still need the limits from your nephrologist or renal dietitian.

refer-diabetes-medication =
    Insulin and sulfonylureas can push your blood sugar dangerously low when you eat less, fast or cut carbohydrates. Please speak with your diabetes team or doctor first, since the dose usually has to change before the diet does.
    Until then keep your usual meals, measure as agreed and carry fast sugar when you train. I can help with training, or with meals once your team has agreed.
refer-diabetes-medication-again =
    No deficit, fasting or keto until your diabetes team has adjusted the medication; ask them first and I'll plan with what they say.
