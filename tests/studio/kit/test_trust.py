import ssl

from studio.kit.trust import trusted_context


def test_certificates_are_checked_against_a_list_that_is_not_empty() -> None:
    context = trusted_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.cert_store_stats()["x509_ca"] > 0
    assert trusted_context() is context
