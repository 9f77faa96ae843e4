package io.videoconf.command.recording.desk;

import io.videoconf.command.platform.AutomationCommands;
import io.videoconf.command.platform.AutomationGroup;
import io.videoconf.command.recording.automation.CommandSender;
import io.videoconf.command.recording.automation.RecordingAutomations;
import io.videoconf.messaging.SnapshotTypes;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the recording context registers. */
@Configuration(value = "recordingDesk", proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    SnapshotTypes recordingSnapshots() {
        return new SnapshotTypes(Map.of(Recording.class, Recording.SHAPE));
    }

    @Bean
    CommandSender recordingCommandSender(AutomationCommands commands) {
        return commands::send;
    }

    @Bean
    AutomationGroup recordingAutomations() {
        return new AutomationGroup(RecordingAutomations.GROUP);
    }

    @Bean
    AutomationGroup recordingDisposal() {
        return new AutomationGroup(RecordingAutomations.DISPOSAL_GROUP);
    }

    @Bean
    AutomationGroup recordingWork() {
        return new AutomationGroup(RecordingAutomations.WORK_GROUP);
    }
}
