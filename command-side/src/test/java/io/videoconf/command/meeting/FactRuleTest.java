package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.state.FactRule;
import io.videoconf.command.meeting.deciding.Rule;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What an explanation calls a rule is what a refusal calls it. */
class FactRuleTest {
    @Test
    void theRulesThatRefuseAreCalledByTheirNames() {
        Set<String> rules = rules();
        assertThat(rules).contains("OnlyHostsAdmit");
        for (FactRule rule : FactRule.values()) {
            assertThat(rules.contains(rule.sentence())).as(rule.sentence()).isEqualTo(rule.refuses());
        }
    }

    private static Set<String> rules() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Rule.class));
        return scanner.findCandidateComponents("io.videoconf.command.meeting").stream()
                .map(found -> ClassUtils.getShortName(String.valueOf(found.getBeanClassName())))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
    }
}
