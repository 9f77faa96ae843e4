package io.videoconf.command.recording.work;

import io.videoconf.command.platform.AutomationCommands;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.automation.WhenBytesAreAskedForThenWorkOnThem;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.upload.UploadCompletion;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work on recordings' bytes. */
@Configuration(value = "recordingWorkConfiguration", proxyBeanMethods = false)
class WorkConfiguration {
    @Bean
    WorkQueue recordingWorkQueue(DataSource dataSource) {
        return new WorkQueue(dataSource);
    }

    @Bean
    WhenBytesAreAskedForThenWorkOnThem whenBytesAreAskedForThenWorkOnThem(WorkQueue queue, Clock clock) {
        return new WhenBytesAreAskedForThenWorkOnThem(queue, clock);
    }

    @Bean
    WorkHours recordingWorkHours(
            DataSource dataSource,
            EventStore events,
            ObjectStore objects,
            UploadCompletion completion,
            AutomationCommands commands,
            RecordingSettings settings,
            Clock clock) {
        Scratch scratch = new Scratch(settings.scratch());
        scratch.sweep(clock.instant());
        RecordingWork work = new RecordingWork(
                new RecordingStreams(events),
                completion,
                new MediaInspection(objects, scratch, settings),
                new MediaFetch(objects, scratch, settings),
                objects,
                command -> commands.send(command, MetaData.emptyInstance()));
        return new WorkHours(dataSource, work, settings, clock);
    }
}
