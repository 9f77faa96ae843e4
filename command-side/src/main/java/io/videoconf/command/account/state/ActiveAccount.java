package io.videoconf.command.account.state;

/**
 * In use.
 */
public record ActiveAccount(Account account) implements OpenAccount {

    @Override
    public ActiveAccount with(Account other) {
        return new ActiveAccount(other);
    }
}
