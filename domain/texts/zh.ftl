# Names of the vocabulary and texts of errors, shared by every room.

muscle-chest = 胸肌
muscle-lats = 背阔肌
muscle-upper_back = 上背
muscle-lower_back = 下背
muscle-traps = 斜方肌
muscle-shoulders = 肩部
muscle-rear_delts = 三角肌后束
muscle-biceps = 肱二头肌
muscle-triceps = 肱三头肌
muscle-forearms = 小臂
muscle-abs = 腹肌
muscle-obliques = 腹斜肌
muscle-glutes = 臀部
muscle-quadriceps = 股四头肌
muscle-hamstrings = 腘绳肌
muscle-adductors = 大腿内侧
muscle-abductors = 臀部外侧
muscle-calves = 小腿
muscle-neck = 颈部
muscle-full_body = 全身

equipment-gym = 健身房全套器械
equipment-bodyweight = 徒手
equipment-barbell = 杠铃
equipment-dumbbell = 哑铃
equipment-kettlebell = 壶铃
equipment-machine = 固定器械
equipment-cable = 绳索（龙门架）
equipment-band = 弹力带
equipment-pull_up_bar = 单杠
equipment-bench = 训练凳
equipment-ez_bar = 曲杆
equipment-medicine_ball = 药球
equipment-exercise_ball = 健身球
equipment-suspension = 悬挂带（TRX）

level-beginner = 新手
level-intermediate = 中级
level-advanced = 高级

sex-male = 男
sex-female = 女

activity-sedentary = 整天久坐，不运动
activity-light = 每周练1–3天
activity-moderate = 每周练3–5天
activity-active = 每周练6–7天
activity-very_active = 一天两练或重体力劳动

nutrition_goal-lose_fat = 减脂
nutrition_goal-maintain = 维持体重
nutrition_goal-gain_muscle = 增肌

training_goal-strength = 提升力量
training_goal-hypertrophy = 增肌
training_goal-endurance = 提升耐力
training_goal-fat_loss = 减脂
training_goal-general_fitness = 强身健体

diet-omnivore = 荤素都吃
diet-pescatarian = 鱼素（吃鱼，不吃其他肉）
diet-vegetarian = 素食（吃蛋奶）
diet-vegan = 纯素

exclude-gluten = 麸质
exclude-dairy = 奶制品
exclude-egg = 鸡蛋
exclude-peanut = 花生
exclude-tree_nut = 坚果（花生除外）
exclude-soy = 大豆制品
exclude-fish = 鱼
exclude-shellfish = 虾蟹贝类
exclude-sesame = 芝麻
exclude-pork = 猪肉
exclude-beef = 牛肉
exclude-alcohol = 酒精

body_part-knee = 膝盖
body_part-lower_back = 腰
body_part-shoulder = 肩膀
body_part-elbow = 肘关节
body_part-wrist = 手腕
body_part-hip = 髋关节
body_part-ankle = 脚踝
body_part-neck = 脖子

lift-bench_press = 卧推
lift-squat = 深蹲
lift-deadlift = 硬拉
lift-overhead_press = 推举

template-original = 原版
template-boring_but_big = Boring But Big（BBB）
template-first_set_last = First Set Last（FSL）
template-second_set_last = Second Set Last（SSL）
template-boring_but_strong = Boring But Strong（BBS）
template-triumvirate = Triumvirate
template-bodyweight = 自重辅助

topic-nutrition = 饮食营养
topic-training = 训练
topic-yoga = 瑜伽
topic-recovery = 恢复
topic-safety = 安全
topic-equipment = 器械

tool-find_exercises = 查找动作
tool-plan_nutrition = 计算食谱
tool-energy_needs = 计算热量需求
tool-look_up_food = 查询食物
tool-plan_training = 编排训练计划
tool-calculate_531 = 计算5/3/1
tool-one_rep_max = 估算极限重量（1RM）
tool-search_knowledge = 检索文章
tool-generate_image = 绘图

field-sex = 性别
field-age_years = 年龄
field-height_cm = 身高
field-weight_kg = 体重
field-activity = 平时的活动量
field-goal = 目标
field-diet = 饮食习惯
field-exclude = 不吃的食物
field-meals_per_day = 每天几餐
field-days = 天数
field-energy_kcal = 热量目标
field-protein_g = 蛋白质目标
field-food = 食物
field-grams = 分量
field-days_per_week = 每周练几天
field-level = 训练水平
field-minutes_per_session = 每次训练时长
field-equipment = 可用器械
field-avoid = 需要避开的部位
field-weeks = 周数
field-lifts = 至少一个主项的重量
field-bench_press = 卧推重量
field-squat = 深蹲重量
field-deadlift = 硬拉重量
field-overhead_press = 推举重量
field-unit = 单位
field-training_max_percent = 训练最大值百分比
field-template = 模板
field-cycles = 周期数
field-rounding = 取整单位
field-bar = 杠铃杆重量
field-plates = 杠铃片
field-load = 举起的重量
field-reps = 次数
field-query = 搜索词
field-prompt = 要画的内容
field-message = 消息
field-data_dir = 数据文件夹
field-muscle = 肌肉

# Errors. English shows the precise message of the error itself; these are for the other languages and the page.
error-error = 出了点问题，请再试一次。
error-invalid_input = “{ $field }”这一项没法用，请修改一下。
error-out_of_range = “{ $field }”超出了合理范围，请检查一下数字。
error-unknown_name = “{ $field }”里有我不认识的内容，请换一个。
error-not_found = 没有找到合适的结果，换个说法试试。
error-infeasible = 这些要求没法同时满足，请去掉其中一条。
error-unavailable = 需要的某个功能暂时用不了，请稍后再试。
error-storage = 数据文件夹无法写入，请检查权限，或者换一个文件夹。
error-model = 模型给出的回答没法用，请再试一次。
