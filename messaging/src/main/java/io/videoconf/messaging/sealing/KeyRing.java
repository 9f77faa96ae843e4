package io.videoconf.messaging.sealing;

import java.util.UUID;

/** Where the keys of people are. Both sides of it may ask a store or the bus, and remember the answer for a while. */
public interface KeyRing {
    /**
     * The key of a person for something new; made when there is none. That of an erased person is a destroyed one.
     *
     * @param person a user's or participant's id, {@link #address(String)}, or {@link Sealer#scopeName}
     * @param stream that it will be in; empty for none
     */
    PersonKey toSeal(String person, String stream);

    /**
     * The key with this id.
     *
     * @throws KeysUnavailableException when it cannot be known now whether there is one
     * @throws SealBrokenException when there never was one
     */
    PersonKey toOpen(UUID id);

    /** How the owner of an e-mail address is named here: by something that does not tell the address. */
    String address(String email);

    /** Whether this ring can make keys: only where they are stored. */
    boolean seals();
}
