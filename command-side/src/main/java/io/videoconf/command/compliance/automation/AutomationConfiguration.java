package io.videoconf.command.compliance.automation;

import io.videoconf.command.platform.AutomationGroup;
import io.videoconf.command.platform.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this context's automations run in. */
@Configuration(value = "complianceAutomations", proxyBeanMethods = false)
class AutomationConfiguration {
    static final String GROUP = "compliance-erasures";
    static final String RECORDINGS = "compliance-recordings";
    static final String RETENTION = "compliance-retention";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    AutomationGroup complianceErasuresGroup() {
        return new AutomationGroup(GROUP);
    }

    @Bean
    AutomationGroup complianceRecordingsGroup() {
        return new AutomationGroup(RECORDINGS);
    }

    @Bean
    AutomationGroup complianceRetentionGroup() {
        return new AutomationGroup(RETENTION);
    }

    @Bean
    Recurring compactionAfterErasures(Compaction compaction) {
        return new Recurring("compact-after-erasures", PAUSE, compaction::run);
    }
}
