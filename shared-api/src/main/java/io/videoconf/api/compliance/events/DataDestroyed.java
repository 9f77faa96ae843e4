package io.videoconf.api.compliance.events;

import io.videoconf.api.kernel.StreamKind;
import java.util.List;

/** Keys were destroyed, and something in a stream cannot be read any more: whatever was made from it is to be made anew. */
public sealed interface DataDestroyed extends ComplianceEvent permits PersonalDataErased, RetentionEnforced {
    /** Of which kind the stream is. */
    StreamKind streamKind();

    /** Which it is. */
    String streamId();

    /** Ids of the destroyed keys that were used there; none when nothing was sealed with any. */
    List<String> keys();
}
