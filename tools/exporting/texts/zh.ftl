# 导出的计划里用到的文字。肌肉、动作、器械和检查项的名称在 domain/texts。

# 标题
export-nutrition-title = 饮食计划
export-nutrition-subtitle = 共{ $days }天
export-training-title = 训练计划：{ $goal }
export-title-yoga = 瑜伽计划
export-title-mobility = 灵活性训练计划
export-training-subtitle = 共{ $weeks }周，{ $level }
export-strength-title = 5/3/1：{ $template }
export-strength-subtitle = { $cycles }个周期，杠铃杆{ $bar } { $unit }，重量按{ $rounding } { $unit }取整
export-footer = Spotter
export-disclaimer = 以上是一般信息，不能代替医生或营养师的意见。
export-good-to-know = 补充说明
export-sources = 参考来源
export-page-of = { $page } / { $pages }

# 检查
export-checks-all-met = 这份计划的{ $count }项检查全部达标。
export-checks-some-met = 这份计划的{ $count }项检查中有{ $met }项达标，以下几项超出范围：
export-check = 检查项
export-check-value = 数值
export-check-range = 允许范围
export-range-between = { $low } 到 { $high }
export-range-at-least = 至少 { $low }
export-range-at-most = 最多 { $high }

# 饮食
export-day = 第{ $number }天
export-total = 合计
export-target = 目标
export-grams = { $grams } 克
export-shopping = 购物清单
export-shopping-hint = 所有天数加在一起，按商店里卖的规格写。最后一列是入口时的重量，煮熟前后重量会不一样。
export-energy-chart = 每天的热量（大卡）
export-energy-target = 目标 { $energy } 大卡
export-short-energy_kcal = 大卡
export-short-protein_g = 蛋白质
export-short-carbohydrate_g = 碳水
export-short-fat_g = 脂肪
export-short-fiber_g = 膳食纤维

# 训练
export-days-a-week = 每周天数
export-weeks = 周数
export-longest-session = 最长一次
export-week = 第{ $number }周
export-week-deload = 第{ $number }周（减载）
export-week-named = 第{ $number }周（{ $name }）
export-weeks-range = 第{ $first }到{ $last }周
export-training-day = 第{ $number }练：{ $name }
export-about-minutes = 约{ $minutes }分钟
export-session-deload = { $name }（减载）
export-session-named = { $session }（{ $name }）
export-rest-day = 休息
export-warmup = 热身{ $minutes }分钟：{ $items }
export-warmup-easy = 热身：轻松活动{ $minutes }分钟
export-warmup-item = { $name } { $seconds } 秒
export-easy-cardio = 最后{ $minutes }分钟。{ $what }
export-rest = 休息
export-seconds = { $seconds } 秒
export-minutes = { $minutes } 分钟
export-each-side = 每侧 { $amount }
export-per-side = 每侧
export-amrap-short = 尽量多做
export-rir = RIR { $value }
export-rpe = RPE { $value }
export-percent-1rm = 1RM的{ $value }%
export-percent-training_max = { $value }%
export-percent-work = 正式组重量的{ $value }%
export-more-load = 重量+{ $percent }%
export-pair = 配对{ $letter }：一组一组交替做
export-ramp-up = 热身 { $sets }
export-bar-only = 空杆
export-rir-legend = RIR 是一组做完时还能再做几次；RPE 是自觉强度，满分10分。
export-progression = 怎么进阶
export-increment = 每次最少加重：上肢动作{ $upper } kg，下肢动作{ $lower } kg。
export-column-exercises = 动作
export-all-others = 其余所有动作
export-all-exercises = 所有动作
export-column-rule = 怎么进阶
export-column-failure = 没做到的话
export-progression-deload = 减载：{ $rule }
export-weekly-sets = 正常训练周里每块肌肉的组数
export-left-out = 计划里没有：{ $pattern }（原因：{ $reasons }）
export-reason-equipment = 器械不够
export-reason-avoid = 需要避开的部位
export-reason-level = 训练水平
export-reason-goal = 训练目标
export-untargeted = 只作为辅助肌群练到：{ $muscle }（原因：{ $reasons }）
export-exercises = 动作怎么做

# 5/3/1
export-cycle = 第{ $number }周期
export-training-max = { $lift } 训练最大值
export-assistance = 辅助动作：{ $exercises }
export-next-cycle = 下个周期的训练最大值：{ $steps }
export-next-step = { $lift } +{ $increment } { $unit }
export-amrap-legend = 带“+”的那组尽量多做标准次数，动作变形之前就停。每个重量下面写着它占训练最大值的百分比和每侧的杠铃片。
export-set-work = 正式组
export-set-warmup = 热身组
export-set-main = 正式组
export-set-supplemental = 补充组
export-set-joker = 加重组（Joker）

# 表格各列
export-column-week = 周
export-column-deload = 减载
export-column-weekday = 一周第几天
export-column-session = 训练课
export-column-exercise = 动作
export-column-exercise-id = 动作编号
export-column-set = 第几组
export-column-sets = 组数
export-column-set-kind = 组别
export-column-low = 最少
export-column-high = 最多
export-column-unit-of-work = 计数单位
export-column-per-side = 每侧
export-column-amrap = 尽量多做
export-column-load = 重量
export-column-unit = 单位
export-column-percent = 百分比
export-column-percent-of = 相对于
export-column-rir = RIR
export-column-rpe = RPE
export-column-rest-s = 休息（秒）
export-column-day = 天
export-column-meal = 餐次
export-column-food = 食物
export-column-food-id = 食物编号
export-column-portion = 份量
export-column-grams = 克数
export-column-buy = 购买
export-column-eaten = 入口重量
export-column-needed = 需要量（克，按售卖状态）
export-column-bought = 购买量（克）
export-unit-reps = 次
export-unit-seconds = 秒
export-percent-name-1rm = 极限重量（1RM）
export-percent-name-training_max = 训练最大值
export-percent-name-work = 正式组重量
export-yes = 是
export-no = 否

# 其他应用
export-liftosaur-custom = Liftosaur 没有自带下列动作，请先在应用里建成自定义动作：{ $names }
export-wger-description = { $title }，由 Spotter 编写。每个条目的备注以 Spotter 的动作编号开头。
