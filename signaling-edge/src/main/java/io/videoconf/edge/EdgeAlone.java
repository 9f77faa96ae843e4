package io.videoconf.edge;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the edge needs where it runs without the command side. */
@Configuration(proxyBeanMethods = false)
class EdgeAlone {

    /** The edge keeps nothing, so there is nothing transactional; the framework asks for one all the same. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }
}
