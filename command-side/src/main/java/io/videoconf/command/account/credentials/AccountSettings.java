package io.videoconf.command.account.credentials;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who runs this installation.
 *
 * @param operators people who run the accounts of every tenant; nobody by default
 */
@Validated
@ConfigurationProperties("videoconf.accounts")
public record AccountSettings(@DefaultValue List<@Valid Operator> operators) {

    /**
     * An operator.
     *
     * @param email nobody else can register it
     * @param password the first one: the account is opened with it when it is first used to log in. Null when the account
     *     exists, or is not to be opened yet
     */
    public record Operator(
            @NotBlank String email,
            @Nullable @Size(min = 12, max = 128) String password) {
        /** Never the password. */
        @Override
        public String toString() {
            return "Operator[" + email + "]";
        }
    }
}
