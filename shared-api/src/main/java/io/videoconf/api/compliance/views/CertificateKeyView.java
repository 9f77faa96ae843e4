package io.videoconf.api.compliance.views;

/**
 * What certificates of erasures are signed with.
 *
 * @param algorithm the signature's
 * @param publicKey an X.509 SubjectPublicKeyInfo, in base64
 */
public record CertificateKeyView(String algorithm, String publicKey) {}
