package io.videoconf.api.kernel;

/**
 * Where a command came from: stamped on the command's metadata, copied to its events, shown in the audit view.
 *
 * @param requestId the client's X-Request-Id, or one made for it
 * @param policyVersion version of the policy in force when the command was decided
 */
public record Origin(Actor actor, String requestId, Door door, AddressClass addressClass, int policyVersion) {
    /** The policy that decisions are made under today; stamped on every event. */
    public static final int CURRENT_POLICY = 1;

    /** The origin of what VideoConf does by itself, caused by {@code requestId}. */
    public static Origin system(String requestId) {
        return new Origin(Actor.SYSTEM, requestId, Door.INTERNAL, AddressClass.NONE, CURRENT_POLICY);
    }
}
