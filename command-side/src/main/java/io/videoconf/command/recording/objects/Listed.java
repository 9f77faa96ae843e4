package io.videoconf.command.recording.objects;

import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.videoconf.api.kernel.RecordingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the store has of a recording, a thousand names a request. */
final class Listed {
    private final MinioAsyncClient client;
    private final String bucket;

    Listed(MinioAsyncClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    Map<Integer, Long> parts(RecordingId recording) {
        String prefix = ObjectKey.partsPrefix(recording);
        Map<Integer, Long> sizes = new HashMap<>();
        each(prefix, item -> {
            String number = item.objectName().substring(prefix.length());
            if (number.matches("\\d{1,5}")) {
                sizes.put(Integer.parseInt(number), item.size());
            }
        });
        return sizes;
    }

    List<ObjectKey> all(RecordingId recording) {
        List<ObjectKey> keys = new ArrayList<>();
        each(ObjectKey.prefix(recording), item -> keys.add(new ObjectKey(item.objectName())));
        return keys;
    }

    private void each(String prefix, Consumer<Item> visitor) {
        ListObjectsArgs asked = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build();
        try {
            Answers.each(client.listObjects(asked), item -> {
                if (!item.isDir()) {
                    visitor.accept(item);
                }
            });
        } catch (MinioException e) {
            // Also when there is no bucket: whoever disposes of a recording would take that for having done it.
            throw S3ObjectStore.unavailable("list " + prefix, e);
        }
    }
}
