package io.videoconf.api.compliance.queries;

/** Asks for the key that certificates of erasures are signed with; answered by CertificateKeyView. */
public record FindCertificateKey() implements ComplianceQuery {}
