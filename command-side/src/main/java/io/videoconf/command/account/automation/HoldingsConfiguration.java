package io.videoconf.command.account.automation;

import io.videoconf.command.platform.AutomationGroup;
import io.videoconf.command.platform.ScheduledCommands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The automation that follows accounts, and its group. */
@Configuration(value = "accountHoldings", proxyBeanMethods = false)
class HoldingsConfiguration {

    @Bean
    AutomationGroup accountHoldingsGroup() {
        return new AutomationGroup(WhenAccountGoesThenItsHoldingsGo.GROUP);
    }

    @Bean
    WhenAccountGoesThenItsHoldingsGo whenAccountGoesThenItsHoldingsGo(JdbcClient jdbc, ScheduledCommands scheduled) {
        return new WhenAccountGoesThenItsHoldingsGo(new Holdings(jdbc), new OrphanCommands(scheduled));
    }
}
