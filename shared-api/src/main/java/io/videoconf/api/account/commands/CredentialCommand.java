package io.videoconf.api.account.commands;

/**
 * What can be asked of the keeper of credentials and sessions, which are not history.
 */
public sealed interface CredentialCommand permits LogIn, RefreshSession, LogOut, AdmitGuest, ChangePassword {}
