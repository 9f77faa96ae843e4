package io.videoconf.query;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the query side needs where it runs without the command side. */
@Configuration(proxyBeanMethods = false)
public class QuerySideAlone {

    /** There is nothing transactional here: documents go before positions, and repeating is harmless. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }
}
