package io.videoconf.api.compliance;

/**
 * A statement with a signature that anybody can check.
 *
 * @param statement JSON text, signed as it stands here, in UTF-8
 * @param signature Ed25519, in base64
 * @param publicKey an X.509 SubjectPublicKeyInfo, in base64
 */
public record Certificate(String statement, String signature, String publicKey) {}
