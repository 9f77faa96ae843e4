package io.videoconf.command.platform;

/**
 * A processing group of automations, declared as a bean by the context that it belongs to.
 *
 * @param name the group's name, as its {@code @ProcessingGroup} says
 */
public record AutomationGroup(String name) {}
