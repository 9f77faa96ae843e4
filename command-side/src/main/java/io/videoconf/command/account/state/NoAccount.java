package io.videoconf.command.account.state;

/**
 * Nothing has happened yet.
 */
public record NoAccount() implements AccountState {}
