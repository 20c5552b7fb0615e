# 只在 HTTP 接口里出现的文字。
field-experience = 训练经验
field-gender = 性别
field-purpose = 训练目的
field-rm_weight = 1RM 重量
field-body = 请求正文
field-exercise_id = 动作
field-conversation_id = 对话
field-size = 图片尺寸
error-unauthorized = 没有 API 密钥或密钥不对。请带上请求头 Authorization: Bearer KEY。
error-forbidden = 这个服务只回应本机的请求。请用 127.0.0.1 或 localhost 访问。
error-method_not_allowed = 这个地址不支持该方法。可用的方法请看 /docs。
error-too_large = 请求太大了。请减少内容后再发。
error-timeout = 计算时间太长了。请减少天数或周数后再试。

# 值的问题，按种类。
fault-missing = 缺少 { $field }。
remedy-missing = 请补上后再发。
fault-extra_forbidden = 这里不用 { $field }。
remedy-extra_forbidden = 请去掉后再发。
fault-enum = { $field } 的值不在可选范围内：{ $allowed }。
fault-int_type = { $field } 必须是不带引号的整数。
remedy-int_type = 请改正后再发。
fault-float_type = { $field } 必须是不带引号的数字。
remedy-float_type = 请改正后再发。
fault-finite_number = { $field } 必须是有限的数字。
remedy-finite_number = 请改正后再发。
fault-greater_than = { $field } 太小了：{ $allowed }。
fault-greater_than_equal = { $field } 太小了：{ $allowed }。
fault-less_than = { $field } 太大了：{ $allowed }。
fault-less_than_equal = { $field } 太大了：{ $allowed }。
fault-json = 请求正文必须是一个 JSON 对象。
remedy-json = 请以 application/json 发送。
fault-object = { $field } 必须是 JSON 对象。
remedy-object = 请改正后再发。
