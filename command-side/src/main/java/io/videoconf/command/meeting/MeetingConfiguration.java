package io.videoconf.command.meeting;

import io.videoconf.messaging.SnapshotTypes;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the meeting context registers. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

    @Bean
    SnapshotTypes meetingSnapshots() {
        return new SnapshotTypes(Map.of(Meeting.class, Meeting.SHAPE));
    }
}
