package io.videoconf.api.kernel;

/**
 * What kind of actor asks.
 */
public enum ActorKind {
    /** Signed in. */
    USER,
    /** Known to one meeting only. */
    GUEST,
    /** A back end with a key of its own. */
    SERVICE,
    /** VideoConf itself: deadlines and automations. */
    SYSTEM
}
