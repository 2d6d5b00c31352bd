from studio.features.identity.form import Form


def test_only_the_two_first_forms_mean_something_to_every_server() -> None:
    assert [form for form in Form if not form.of_one_server] == [Form.SIGN_IN, Form.SIGN_UP]
