# What the page says around the answers. Names of muscles, lifts, fields and tools stand in domain/texts.

ui-tagline = 你的健身教练：演示动作、安排饮食和训练、计算重量，并给出来源。
ui-input = 问问动作、饮食或训练
ui-example-exercise = 深蹲怎么做
ui-example-food = 帮我做个食谱
ui-example-training = 帮我排个训练计划
ui-examples = 点一个试试，或者在下面输入你的问题。
ui-working = 正在处理
ui-working-seconds = 正在处理：{ $seconds } 秒
ui-stopped = 这条回答还没写完就被停止了。
ui-edit-again = 修改后重发
ui-disclaimer = 内容仅供参考，不能代替医生或营养师的建议。
ui-old-result = 这个结果来自其他版本的 Spotter，这里没法显示了。再问一次就能得到新的结果。
ui-picture-missing = 图片已经不在了，再问一次就可以重新画。
ui-unexpected = 页面出了点问题。请刷新一下，你的对话都还在。

# Sidebar
ui-language = 语言
ui-language-en = English
ui-language-zh = 中文
ui-language-ko = 한국어
ui-language-bn = বাংলা
ui-new-conversation = 新对话
ui-conversations = 历史对话
ui-no-conversations = 还没有对话。
ui-conversation-delete = 删除
ui-delete-question = 删除这个对话？
ui-delete-warning = 删除后无法恢复。
ui-cancel = 取消
ui-core-embedded = 内置核心：规则、计算器和搜索，不用语言模型。数据不会离开这台机器。
ui-core-model = 语言模型：{ $name }

# Profile form; an empty field means unknown
ui-profile = 个人信息
ui-profile-hint = 你没在消息里说的内容，Spotter 会参考这里。不想填的留空就行。
ui-profile-sex = 性别
ui-profile-age_years = 年龄（岁）
ui-profile-height_cm = 身高（cm）
ui-profile-weight_kg = 体重（kg）
ui-profile-activity = 活动量
ui-profile-diet = 饮食习惯
ui-profile-exclude = 不吃的食物
ui-profile-level = 训练水平
ui-profile-equipment = 可用器械
ui-profile-avoid = 需要避开的部位
ui-profile-unit = 重量单位
ui-profile-unknown = 未填写
ui-profile-none = 无
ui-profile-save = 保存
ui-profile-saved = 已保存。
ui-profile-out-of-range = { $field }：请输入{ $low }到{ $high }之间的数字。
ui-profile-unusable = { $field }：这个值没法用。

# The line of a tool call
ui-tool-done = { $tool } · { $ms } 毫秒
ui-tool-arguments = 使用的参数
ui-tool-no-arguments = 没有参数。
ui-tool-unfinished = { $tool } · 未完成
ui-tool-failed = { $tool } · 没有结果

# Sources and checks
ui-citations = 参考来源
ui-citation = [{ $number }] { $title }（{ $year }）
ui-citation-undated = [{ $number }] { $title }
ui-all-sources = 这些数字的全部来源（{ $count }）
ui-checks = 检查：{ $count }项中{ $met }项达标
ui-check = 检查项
ui-check-value = 数值
ui-check-range = 允许范围
ui-check-met = 是否达标
ui-check-source = 来源
ui-yes = ✓ 是
ui-no = – 否
ui-range-between = { $low } 到 { $high }
ui-range-at-least = 至少 { $low }
ui-range-at-most = 最多 { $high }
ui-range-free = 不限

# Exercises
ui-animation-of = 动图：{ $name }
ui-picture-of = 图片：{ $name }
ui-steps = 动作步骤
ui-more-exercises = 更多类似动作
ui-cues = 动作要点
ui-mistakes = 常见错误
ui-exercise = 动作

# Food
ui-day = 第{ $number }天
ui-food = 食物
ui-amount = 分量
ui-food-amount = { $food } · { $amount }
ui-grams = { $grams } 克
ui-portion = { $portion }（{ $grams } 克）
ui-total = 合计
ui-target = 目标
ui-energy-chart = 每天的热量和来源（大卡）
ui-energy-axis = 大卡
ui-energy-share = 热量占比
ui-shopping = 购物清单
ui-shopping-hint = 所有天数加在一起，按入口时的重量计算。
ui-nutrient = 营养素
ui-all-nutrients = 全部营养素
ui-portion-weight = { $portion }：{ $grams } 克
ui-similar-foods = 也找到了：{ $names }
ui-protein-range = 每天{ $low }到{ $high }克蛋白质都符合这个目标。
ui-limited-lowest_energy = 目标热量已经是没有医生监护时的最低值，不再往下降。
ui-limited-weekly_loss = 目标热量做了限制，保证每周减重不超过体重的1%。
ui-limited-energy_availability = 目标热量没有再降，好让身体在训练之外还有足够的能量。
ui-bmr = 基础代谢
ui-tdee = 每日总消耗
ui-daily-target = 目标
ui-bmi = 体质指数（BMI）
ui-kcal = { $value } 大卡

ui-short-energy_kcal = 大卡
ui-short-protein_g = 蛋白质
ui-short-carbohydrate_g = 碳水
ui-short-fat_g = 脂肪
ui-short-fiber_g = 膳食纤维

# Training
ui-week = 第{ $number }周
ui-week-deload = 第{ $number }周（减载）
ui-training-day = { $name }，约{ $minutes }分钟
ui-sets = 组数
ui-sets-reps = 组数 × 次数
ui-effort = 强度
ui-rest = 休息
ui-rest-seconds = { $seconds } 秒
ui-rest-minutes = { $minutes } 分钟
ui-seconds = { $seconds } 秒
ui-each-side = 每侧 { $amount }
ui-percent_1rm = 1RM的{ $value }%
ui-rir = 保留{ $value }次余力
ui-rpe = 自觉强度{ $value }（满分10）
ui-warmup = 热身{ $minutes }分钟：{ $items }
ui-warmup-easy = 热身：轻松活动{ $minutes }分钟
ui-warmup-item = { $name } { $seconds } 秒
ui-weekly-sets = 正常训练周里每块肌肉的组数
ui-muscle = 肌肉
ui-progression = 怎么进阶
ui-progression-failure = 没做到的话：{ $rule }
ui-progression-deload = 减载：{ $rule }
ui-increment = 每次最少加重：上肢动作{ $upper } kg，下肢动作{ $lower } kg。
ui-left-out = 计划里没有：{ $pattern }（原因：{ $reasons }）
ui-reason-equipment = 器械不够
ui-reason-avoid = 需要避开的部位
ui-reason-level = 训练水平

# Strength
ui-cycle = 第{ $number }周期
ui-training-max = 训练最大值
ui-set-kind = 组别
ui-set-warmup = 热身组
ui-set-main = 正式组
ui-set-supplemental = 补充组
ui-set-joker = 加重组（Joker）
ui-percent = %
ui-load = 重量（{ $unit }）
ui-reps = 次数
ui-plates = 每侧杠铃片（{ $unit }）
ui-bar-only = 空杆
ui-lift-day = { $lift }，第{ $day }天
ui-assistance = 辅助动作：{ $exercises }
ui-assistance-item = { $name } { $sets } × { $amount }
ui-amrap = 带“+”表示尽量多做标准次数，动作变形之前就停。
ui-next-cycle = 下个周期：{ $steps }
ui-next-step = { $lift } +{ $increment } { $unit }
ui-next-max = { $lift } { $load } { $unit }
ui-next-training-max = 本计划之后的训练最大值：{ $steps }
ui-week-seventh = 第七周：{ $kind }
ui-strength-chart = 每周的训练最大值（阶梯线）和估算1RM（圆点）。计划结束后的线段是下一个训练最大值。
ui-chart-week = 周
ui-lift = 动作
ui-result-place = 周期 · 周
ui-result-done = 完成（{ $unit }）
ui-result-max = 估算1RM
ui-result-next = 下一个训练最大值
ui-result-advice = { $lift }：{ $advice }
ui-result-rough = 带≈的估算来自超过10次的组，比较粗略。
ui-formula = 公式
ui-estimate = 极限重量 1RM（{ $unit }）
ui-meant-for = 适用次数
ui-meant-for-reps = { $low }–{ $high }次
ui-meant-for-shorter = { $low }–{ $high }次（这组更长）
ui-formula-spread = 最低：{ $lowest }。最高：{ $highest }。两者相差{ $percent }%。
ui-formula-rough = 超过10次，各公式在这里差得更多。换更重的重量做2到10次，估得更准。
ui-formula-details = 各公式的写法和出处
ui-equation = 算式
ui-range-from = 适用范围出处
ui-percent-of-max = 按这个1RM换算的各档重量

# Articles
ui-passages = 找到的段落（{ $count }）

# 计划：保存和导出
ui-take-save = 保存
ui-take-saved = 已保存
ui-take-calendar = 日历
ui-take-more = 更多
ui-take-start = 计划的第一天
ui-take-time = 训练时间
ui-take-file-pdf = PDF
ui-take-file-csv = CSV
ui-take-file-page = 可打印的网页
ui-take-file-calendar = 日历文件（ICS）
ui-take-file-shopping = 购物清单（CSV）
ui-take-file-liftoscript = 用于 Liftosaur 的文本
ui-take-file-wger = 用于 wger 的 JSON
ui-plans = 保存的计划
ui-plans-none = 还没有。在计划下面点“保存”，就会出现在这里。
ui-plans-saved-on = 保存于 { $date }
ui-plans-rename = 改名
ui-plans-name = 名称
ui-plans-back = 全部计划
ui-plans-delete-question = 删除这份计划？
