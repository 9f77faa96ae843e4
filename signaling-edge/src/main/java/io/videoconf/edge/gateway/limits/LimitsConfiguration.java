package io.videoconf.edge.gateway.limits;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Memory for one edge, Redis for many. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {
    @Bean
    LocalBuckets localBuckets(LimitSettings settings) {
        return new LocalBuckets(settings);
    }

    @Bean
    @Primary
    Buckets buckets(LimitSettings settings, SharedStore shared, LocalBuckets here) {
        URI redis = shared.redis();
        return redis == null ? here : new SharedBuckets(redis, settings, here);
    }
}
