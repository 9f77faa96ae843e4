package io.videoconf.query.accounts;

import io.videoconf.api.account.EmailVerification;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether addresses have to be verified, as this side reads it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AddressSettings.class)
class AddressConfiguration {

    /** By a type of this side's own, so that it is no rival of another side's in the same program. */
    @Bean
    TrustedAddresses trustedAddresses(
            AddressSettings settings, @Value("${videoconf.notices.mail.enabled:false}") boolean mailGoesOut) {
        return new TrustedAddresses(EmailVerification.of(settings.emailVerification(), mailGoesOut));
    }
}
