package io.videoconf.allinone.stores;

/**
 * How to reach the Mongo wire server.
 *
 * @param uri connection string with user, password and database; secret, so left out of {@link #toString()}
 */
public record MongoAddress(String uri) {
    @Override
    public String toString() {
        return "MongoAddress[" + uri.replaceFirst("//.*@", "//") + "]";
    }
}
