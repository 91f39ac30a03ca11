SELECT * FROM checks WHERE check_id = '$check_id';
