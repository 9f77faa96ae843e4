package io.videoconf.query.accounts;

import io.videoconf.api.account.EmailVerification;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which addresses open something. The command side has the same setting, and must have the same value.
 *
 * @param emailVerification whether an address opens anything before it was verified; null: where e-mail is sent it does not, and
 *     elsewhere it does
 */
@Validated
@ConfigurationProperties("videoconf.accounts")
record AddressSettings(@Nullable EmailVerification emailVerification) {}
