package io.videoconf.command.recording.objects;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.ComposeObjectArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteArgs;
import io.minio.SourceObject;
import io.minio.UploadPartCopyArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Lets the store put parts together by itself, so that no byte passes through us. Part after part, and without asking
 * for each one's size and tag before as the client library's own way does: the sizes are known, S3Proxy refuses the tag
 * as the library sends it, and the whole is read back in any case.
 */
final class StoreSideCopy {
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(10);

    private final MinioAsyncClient client;
    private final String bucket;

    StoreSideCopy(MinioAsyncClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** S3 puts together what is at least 5 MiB, but for the last. */
    static boolean takes(List<StoredPart> parts) {
        return parts.stream()
                .limit(parts.size() - 1L)
                .allMatch(part -> part.size() >= ObjectWriteArgs.MIN_MULTIPART_SIZE);
    }

    /** Makes one object of the parts; leaves nothing half made. */
    void copy(List<StoredPart> parts, ObjectKey whole) throws MinioException {
        String upload = await(client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                        .bucket(bucket)
                        .object(whole.value())
                        .headers(new Http.Headers())
                        .build()))
                .result()
                .uploadId();
        try {
            Part[] copies = new Part[parts.size()];
            for (int i = 0; i < copies.length; i++) {
                copies[i] = copy(parts.get(i).key(), whole, upload, i + 1);
            }
            await(client.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
                    .bucket(bucket)
                    .object(whole.value())
                    .uploadId(upload)
                    .parts(copies)
                    .build()));
        } catch (MinioException e) {
            abort(whole, upload, e);
            throw e;
        }
    }

    private Part copy(ObjectKey part, ObjectKey whole, String upload, int number) throws MinioException {
        // The arguments' own builder cannot make them in this version of the library.
        ComposeObjectArgs target = ComposeObjectArgs.builder()
                .bucket(bucket)
                .object(whole.value())
                .sources(List.of(SourceObject.builder()
                        .bucket(bucket)
                        .object(part.value())
                        .build()))
                .build();
        Http.Headers source = new Http.Headers("x-amz-copy-source", "/" + bucket + "/" + part.value());
        return await(client.uploadPartCopy(new UploadPartCopyArgs(target, upload, number, source)))
                .part();
    }

    /** What a store keeps of an upload that was never completed costs space that nobody sees. */
    private void abort(ObjectKey whole, String upload, MinioException cause) {
        try {
            await(client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                    .bucket(bucket)
                    .object(whole.value())
                    .uploadId(upload)
                    .build()));
        } catch (MinioException e) {
            cause.addSuppressed(e);
        }
    }

    private static <T> T await(CompletableFuture<T> answer) throws MinioException {
        return Answers.await(answer, ANSWER_WITHIN);
    }
}
