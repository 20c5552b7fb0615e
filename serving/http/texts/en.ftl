# What only the HTTP API says. English shows the error's own message; these are its twins in the other languages.
field-experience = training experience
field-gender = gender
field-purpose = training purpose
field-rm_weight = one-rep max
field-body = request body
field-exercise_id = exercise
field-conversation_id = conversation
field-size = picture size
error-unauthorized = The API key is missing or wrong. Please send the header Authorization: Bearer KEY.
error-forbidden = This service answers this machine only. Please call it as 127.0.0.1 or localhost.
error-method_not_allowed = This method is not possible here. Please see /docs for what is.
error-too_large = The request is too large. Please send less.
error-timeout = It took too long. Please try again with fewer days or weeks.

# What is wrong with a value, by kind.
fault-missing = { $field } is missing.
remedy-missing = Please add it.
fault-extra_forbidden = { $field } is not used here.
remedy-extra_forbidden = Please leave it out.
fault-enum = { $field } has a value that it may not have: { $allowed }.
fault-int_type = { $field } must be a whole number without quotation marks.
remedy-int_type = Please correct it.
fault-float_type = { $field } must be a number without quotation marks.
remedy-float_type = Please correct it.
fault-finite_number = { $field } must be a finite number.
remedy-finite_number = Please correct it.
fault-greater_than = { $field } is too small: { $allowed }.
fault-greater_than_equal = { $field } is too small: { $allowed }.
fault-less_than = { $field } is too large: { $allowed }.
fault-less_than_equal = { $field } is too large: { $allowed }.
fault-json = The request body must be one JSON object.
remedy-json = Please send it as application/json.
fault-object = { $field } must be a JSON object.
remedy-object = Please correct it.
