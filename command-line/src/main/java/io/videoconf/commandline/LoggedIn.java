package io.videoconf.commandline;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The tokens of who logged in, changed when they are due, kept for the next command. */
final class LoggedIn implements Api.Keys {
    private final CredentialsFile file;

    LoggedIn(CredentialsFile file) {
        this.file = file;
    }

    @Override
    public Optional<String> token() {
        return read().map(Credentials::accessToken);
    }

    @Override
    public Optional<String> renew(Api api, String refused) {
        try {
            return file.alone(now -> {
                if (now.isEmpty()) {
                    return Optional.empty();
                }
                Credentials kept = now.get();
                if (!kept.accessToken().equals(refused)) {
                    return Optional.of(kept.accessToken()); // another command was first
                }
                String refresh = kept.refreshToken();
                if (refresh == null) {
                    return Optional.empty();
                }
                JsonNode session = api.open("/auth/refresh", Wire.object().put("refresh_token", refresh));
                Credentials fresh = kept.renewed(
                        session.path("access_token").asString(""),
                        session.path("refresh_token").asString(""));
                file.write(fresh);
                return Optional.of(fresh.accessToken());
            });
        } catch (IOException e) {
            throw new Failure("CREDENTIALS", "The credentials cannot be kept: " + e.getMessage(), e);
        } catch (Failure e) {
            if (e.code().equals("INVALID_TOKEN")) {
                return Optional.empty(); // the session is over; the refusal itself says so
            }
            throw e;
        }
    }

    private Optional<Credentials> read() {
        try {
            return file.read();
        } catch (IOException e) {
            throw new Failure("CREDENTIALS", "The credentials cannot be read: " + e.getMessage(), e);
        }
    }
}
