package io.videoconf.command.notice.automation;

import io.videoconf.command.platform.AutomationGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this context's automations run in. */
@Configuration(value = "noticeAutomations", proxyBeanMethods = false)
class AutomationConfiguration {

    @Bean
    AutomationGroup noticeMailGroup() {
        return new AutomationGroup(NoticeAutomations.MAIL);
    }

    @Bean
    AutomationGroup noticeWebhooksGroup() {
        return new AutomationGroup(NoticeAutomations.WEBHOOKS);
    }
}
