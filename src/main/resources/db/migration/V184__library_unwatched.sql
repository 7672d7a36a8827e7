UPDATE library SET watch = FALSE WHERE JSON_CONTAINS(client_settings, 'false', '$.watch');
