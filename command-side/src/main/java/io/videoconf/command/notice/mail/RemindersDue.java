package io.videoconf.command.notice.mail;

import org.springframework.transaction.support.TransactionOperations;

/** Turns reminders that are due into letters: both in one transaction. */
final class RemindersDue implements Runnable {
    private static final int AT_ONCE = 20;
    private final Reminders reminders;
    private final Secretary secretary;
    private final TransactionOperations transaction;

    RemindersDue(Reminders reminders, Secretary secretary, TransactionOperations transaction) {
        this.reminders = reminders;
        this.secretary = secretary;
        this.transaction = transaction;
    }

    @Override
    public void run() {
        int taken;
        do {
            Integer now = transaction.execute(_ -> {
                var due = reminders.take(AT_ONCE);
                due.forEach(each -> secretary.remind(each.meeting(), each.startsAt()));
                return due.size();
            });
            taken = now == null ? 0 : now;
        } while (taken == AT_ONCE);
    }
}
