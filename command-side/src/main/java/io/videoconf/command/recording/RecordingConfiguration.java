package io.videoconf.command.recording;

import io.videoconf.command.recording.access.RecordingLinks;
import io.videoconf.command.recording.automation.CommandSender;
import io.videoconf.command.recording.automation.WhenRecordingStartedThenOpenRecording;
import io.videoconf.command.recording.automation.WhenRecordingStoppedThenCloseCapture;
import io.videoconf.command.recording.automation.WhenUploadCompletedThenDiscardParts;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreHealth;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.S3ObjectStore;
import io.videoconf.command.recording.objects.WatchedObjectStore;
import io.videoconf.command.recording.upload.PartsDisposal;
import io.videoconf.command.recording.upload.UploadCompletion;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of recordings. Whoever runs them brings a {@link CommandSender}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ObjectStoreSettings.class, RecordingSettings.class})
public class RecordingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingConfiguration.class);

    @Bean(destroyMethod = "close")
    WatchedObjectStore objectStore(ObjectStoreSettings settings) {
        WatchedObjectStore store =
                new WatchedObjectStore(new S3ObjectStore(settings, Clock.systemUTC()), Clock.systemUTC());
        try {
            store.prepare();
        } catch (ObjectStoreUnavailable e) {
            // Meetings do not need it. It is asked again before the first link is given out.
            LOG.warn("recordings cannot be uploaded for now: {}", e.getMessage());
        }
        return store;
    }

    @Bean
    ObjectStoreHealth objectsHealthIndicator(WatchedObjectStore store, ObjectStoreSettings settings) {
        return new ObjectStoreHealth(store, settings.look());
    }

    @Bean
    UploadCompletion uploadCompletion(ObjectStore store) {
        return new UploadCompletion(store);
    }

    @Bean
    RecordingLinks recordingLinks(ObjectStore store) {
        return new RecordingLinks(store);
    }

    @Bean
    PartsDisposal partsDisposal(ObjectStore store) {
        return new PartsDisposal(store);
    }

    @Bean
    WhenRecordingStartedThenOpenRecording whenRecordingStartedThenOpenRecording(CommandSender commands) {
        return new WhenRecordingStartedThenOpenRecording(commands);
    }

    @Bean
    WhenRecordingStoppedThenCloseCapture whenRecordingStoppedThenCloseCapture(CommandSender commands) {
        return new WhenRecordingStoppedThenCloseCapture(commands);
    }

    @Bean
    WhenUploadCompletedThenDiscardParts whenUploadCompletedThenDiscardParts(PartsDisposal disposal) {
        return new WhenUploadCompletedThenDiscardParts(disposal);
    }
}
