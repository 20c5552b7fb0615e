# What Spotter says. { $sources } is a run of citation markers such as " [1][2]".

say-greet = 你好！我是 Spotter，你的健身教练。想看动作示范、安排饮食，或者排训练计划，直接跟我说就行。
say-thanks = 不客气！还需要别的吗？
say-about = 我可以用动图演示动作、计算食谱、排训练计划、算5/3/1周期和极限重量，还能根据带出处的文章回答问题。我没有接语言模型，靠规则工作：读懂你的需求，调用计算器或搜索，再把结果写给你。你的数据只留在这台机器上。
say-off_topic = 这个我不懂。我能做的是：演示动作、安排饮食和训练、计算力量周期，以及回答营养、训练、恢复和瑜伽方面的问题。
say-unclear = 我没太明白你的意思。可以试试“深蹲怎么做”“帮我做个食谱”或者“帮我排5/3/1”。
say-profile = 记下了。你也可以在侧边栏保存个人信息，之后的计划我都会用上。接下来想做什么？

ask-intro = 还需要你告诉我：{ $fields }。
ask-example-plan_nutrition = 一句话回复就行，比如“女，31岁，168cm，64kg，坐办公室，想减脂”。
ask-example-energy_needs = 一句话回复就行，比如“男，40岁，180cm，85kg，一周练4天”。
ask-example-plan_training = 一句话回复就行，比如“一周练3天，新手，想提升力量”。
ask-example-check_training_plan = 请把整个计划按文字或表格贴过来，连同训练日和休息时间。
ask-example-calculate_531 = 比如“深蹲140，卧推100，硬拉180，推举60公斤”。
ask-example-one_rep_max = 比如“100kg做5个”。
ask-example-look_up_food = 比如“200克米饭”。
ask-example-find_exercises = 比如“高脚杯深蹲”。
ask-example-generate_image = 比如“树式”。
ask-example-identify_exercise = 请把图片附在消息里发来。
ask-example-read_page = 把完整的网址贴过来，比如 “https://…”。
ask-example-search_knowledge = 比如“每天要吃多少蛋白质？”。
ask-example-swap_exercise = 例如“卧推，凳子被占了”。
ask-example-estimate_expenditure = 例如“每天吃2100大卡，四周从80公斤到78.5公斤”。

error-try-again = 你填的内容都还在，改好后再发一次就行。

exercise-head = **{ $name }** 主要练{ $muscles }（{ $equipment }，{ $level }）。
exercise-avoid = 如果以下部位有伤或不适，请跳过这个动作，或者先问问专业人士：{ $parts }。
exercise-more = 相近的动作：{ $names }。
exercise-several = 符合要求的动作：
exercise-line = **{ $name }**：{ $muscles }（{ $equipment }）
exercise-plain = **{ $name }**：{ $muscles }
exercise-none = 没找到这样的动作。换个名字，或者告诉我想练哪块肌肉、用什么器械。

nutrition-head = { $days }天食谱，平均每天{ $energy }大卡（目标{ $target }大卡）：蛋白质{ $protein }克，碳水{ $carbohydrate }克，脂肪{ $fat }克，膳食纤维{ $fiber }克。{ $sources }
nutrition-without = 已避开：{ $foods }。
nutrition-all-met = { $count }项检查全部达标。
nutrition-not-met = { $count }项检查中{ $met }项达标，不在范围内的有：{ $names }。
nutrition-day = **第{ $number }天**：{ $dishes }
nutrition-why = 目标是这样定的：你的基础代谢约{ $bmr }大卡，加上活动一天约消耗{ $tdee }大卡；按“{ $goal }”的目标吃其中的{ $percent }%。{ $sources }
nutrition-why-wished = 热量按你的要求来：一天约消耗{ $tdee }大卡（其中基础代谢{ $bmr }大卡，目标：{ $goal }），食谱是它的{ $percent }%。{ $sources }
nutrition-why-protein = 蛋白质按每公斤{ $per_kg }克算，以{ $weight }公斤计。
nutrition-protein-limited = 比通常略少一点，好给碳水和脂肪留出该有的比例。
nutrition-limited-lowest_energy = 没有再往下减，因为这已经是没有医生监护时的最低摄入。
nutrition-limited-weekly_loss = 没有再往下减，是为了每周减重不超过体重的1%。
nutrition-limited-energy_availability = 没有再往下减，是为了训练之外身体还有足够的能量可用。
nutrition-short = 平均下来偏少的，以及怎么补：
nutrition-short-line = { $nutrient }：{ $mean }，推荐{ $need }。
nutrition-short-foods = 含量高的有{ $foods }。
nutrition-short-food = { $name }（{ $portion }含{ $amount }）
nutrition-short-supplement = 光靠吃很难补足，可以问问医生或药师要不要吃补充剂。
nutrition-swapped = 已换：{ $changes }。其余不变。
nutrition-swapped-item = { $before } → { $after }（第{ $day }天{ $meal }）
nutrition-swapped-day = 第{ $day }天全天
nutrition-change = 想改就直接说，比如“把米饭换掉”“晚餐换一个”“换成素食”“不要坚果”“改成5天”“换一份”。

energy-head = 基础代谢{ $bmr }大卡，每日总消耗{ $tdee }大卡，建议每天摄入{ $target }大卡（{ $goal }）。{ $sources }
energy-macros = 也就是每天蛋白质{ $protein }克、碳水{ $carbohydrate }克、脂肪{ $fat }克。你的BMI是{ $bmi }。

food-head = **{ $name }** { $grams }克：{ $energy }大卡，蛋白质{ $protein }克，碳水{ $carbohydrate }克，脂肪{ $fat }克{ $fiber ->
    [none] {""}
   *[other] ，膳食纤维{ $fiber }克
}。
food-amount = { $name }（{ $amount }）
food-assumed-cooked = 以上按熟重计算；按生重或干重称，数值会不同。
food-assumed-uncooked = 以上按生重计算；做熟后再称，数值会不同。
food-assumed-usual_serving = 这里按常见的一份{ $grams }克计算；想换分量，告诉我克数就行。
food-stand-in = USDA没有这种食物本身的数据，这里用的是最接近的食物的数据：{ $name }。
food-part = { $name }{ $grams }克
food-recipe = 按常见家常做法的用料加总：{ $parts }。
food-source = 数据来源：{ $source }。

training-head = 每周{ $days }天，共{ $weeks }周，每次不超过{ $minutes }分钟，目标：{ $goal }。{ $sources }
training-day = **{ $name }**（{ $minutes }分钟）：{ $exercises }
training-progression = 怎么进阶：{ $rule }
training-turns = 动作两两交替做，大约能省一半时间。
training-reduced = 按现在的时间，每块肌肉每周至少{ $low }组，时间充裕时是{ $full }组。
training-all-met = { $count }项检查全部达标。
training-not-met = { $count }项检查中{ $met }项达标，不在范围内的有：{ $names }。
training-change = 想改就直接说，比如“改成4天”“只有哑铃”“每次45分钟”“膝盖疼”。

strength-head = 5/3/1（{ $template }），{ $cycles }个周期，重量按{ $rounding } { $unit }取整。{ $sources }
strength-max = { $lift }：训练最大值{ $load } { $unit }。第1周 { $week1 }；第2周 { $week2 }；第3周 { $week3 }。
strength-cycle = 根据你的成绩，第{ $number }周期的重量：
strength-result = { $lift }，第{ $cycle }周期第{ $week }周：{ $load } { $unit } × { $reps }，估算1RM为{ $max } { $unit }，下一个训练最大值**{ $next } { $unit }**。{ $advice }
strength-rough = 超过10次的组，估算值比较粗略。
strength-seventh = 不再每四周减载，改用第七周方案：{ $weeks }。
strength-seventh-after = 第{ $cycle }周期后{ $kind }（{ $sets }）
strength-amrap = 带“+”的那组尽量多做标准次数，动作变形之前就停。
strength-problem = 超出正常范围：{ $names }。

max-head = 估算你的极限重量（1RM）是 **{ $max } { $unit }**（{ $load } { $unit } × { $reps }）。{ $sources }
max-range = 不同公式算出来在{ $low }到{ $high } { $unit }之间，只是估算值，别当成今天就要去冲的重量。
max-spread = 各公式的分歧：{ $lowest }最低，{ $highest }最高，相差{ $percent }%。
max-rough = 这组超过了10次，公式在这里差得更多；换更重的重量做2到10次，估得更准。
max-single = 只做1次，那就是极限重量本身，不用估算。

knowledge-unknown = 我手头的资料里没有答案。换个说法试试，或者问问营养、训练、恢复、瑜伽和安全方面的问题。
knowledge-all-told = 关于这个问题，我的资料就说到这里。想了解别的方面，可以接着问。
knowledge-more = 相关内容：{ $titles }。
knowledge-document = 《{ $title }》里写道：
knowledge-document-words = 以上是文档的原话，我没有核实过。
page-answers = 《{ $title }》里说：
page-in-short = 《{ $title }》的要点：
page-nearest = 《{ $title }》里没有找到明确的答案，最接近的内容是：
page-words = 以上是网页原文，我没有核实。
page-kept = 我已经把这个网页存下来，以后可以接着问。

image-done = 画好了：{ $prompt }。这是根据动作库画的示意图，不是照片。
image-model = 画好了：{ $prompt }，由{ $method }生成。

swap-head = **{ $name }**可以换成：{ $sources }
swap-none = 按这些条件，动作库里没有能代替**{ $name }**的动作：今天先跳过，{ $muscles }改天再练。
swap-other-movement = （动作模式不同）
swap-untrained = （动作模式不同，练不到{ $muscles }）
swap-first-set = { $name }的重量不能直接套到别的动作上。第一组选一个做完还能再做{ $rir }次的重量，后面再按它调整。
swap-spared = 已避开：{ $parts }。
swap-injury = 如果换了动作还疼就停下来。疼痛一直不消，或者伴有肿胀、麻木，请看医生或物理治疗师。

expenditure-head = 你每天大约消耗 **{ $expenditure } 千卡**，{ $confidence }% 置信区间为{ $low }到{ $high }千卡。{ $sources }
expenditure-basis = 依据是{ $days }天里的{ $weighings }次称重：每天吃{ $intake }千卡，体重趋势每周{ $direction ->
    [down] 下降
   *[other] 上升
}{ $rate }公斤。
expenditure-formula = 只用公式算是{ $formula }千卡。
expenditure-target = 按这个结果，下一份计划（{ $goal }）每天吃{ $target }千卡。
expenditure-doubts = 有{ $count }条记录和其他的对不上，已换单位读取或剔除。
expenditure-limits = 计算按每公斤体重{ $density }千卡，热量以你记录的为准：漏记多少，实际消耗就高多少。

# 检查粘贴来的训练计划。
lint-no-plan = 这段文字里没有找到我认识的动作，所以没法检查。请把计划按文字或表格贴过来，一行一个动作，写上组数、次数和休息。
lint-head = 读到 { $sessions } 次训练、{ $exercises } 个动作，平时一周练 { $days } 天。{ $sources }
lint-sound = 写出来的内容没有违反任何规则。
lint-problems = 建议修改的地方，重要的在前：
lint-further = 其余的标在各行旁边。
lint-finding = **{ $where }：**{ $what }{ $remedy }
lint-open = 计划里没写，所以没法判断：{ $what }
lint-assumed = 按以下前提检查：{ $what }
lint-sharpen = 告诉我你的{ $fields }，可以查得更细。

left-out = （有一句话里的数字找不到出处，我删掉了。）
orders-left-out = （我读到的内容里有人想让我做你没要求的事，我没有照做。）

# What a picture looks like.
photo-question = 这是什么动作？
photo-alike = 看起来像这些动作：{ $names }。
photo-limits = 我只对比了身体姿势：看不出用的是什么器械，也不会凭一张照片评判动作标不标准。从侧面拍全身、拍在动作中段，认得最准。
photo-no_person = 这张图里没找到人。请发一张从头到脚都拍到的。
photo-partly_seen = 画面里的身体太少，没法对比。请发一张从头到脚都拍到的。
photo-standing = 看着只是站在那里，可能并不是在做动作。
photo-unlike = 这个姿势和我知道的动作都不像，可能不是训练动作。

# 视觉模型在照片里认出的东西。
photo-said-certain = 这是{ $name }，模型表示很确定。
photo-said-likely = 这很可能是{ $name }。
photo-said-guess = 这也许是{ $name }，模型只是猜测。
photo-thing = 这个器械是{ $name }。
photo-muscles = 主要锻炼：{ $muscles }。
photo-others = 也可能是：{ $names }。
photo-exercises = 用它可以做：{ $names }。
photo-setup = { $name }的准备：
photo-use = { $name }的做法：
photo-mistakes = 常见错误：
photo-sight-limits = 名称是视觉模型看照片说的，可能有错；步骤和常见错误来自我的动作库。我不会凭照片评判你的动作。可以接着问：练哪里、更简单的变式，或者让我演示。
photo-no_exercise = 我在这张照片里没有看到训练动作，也没有看到训练器械。
photo-unnamed = 看起来和训练有关，但我的动作库里没有。知道名字的话请告诉我。
