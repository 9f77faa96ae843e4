package io.videoconf.command.platform;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Transactions within transactions. The framework's own takes nothing back when a part of a larger transaction fails, so
 * that what a failed retry of an event had written would stay.
 */
final class Savepoints extends SpringTransactionManager {
    private final PlatformTransactionManager transactions;

    Savepoints(PlatformTransactionManager transactions) {
        super(transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        this.transactions = transactions;
    }

    /** Back to the savepoint. It is never released: the commit of the whole does that. */
    @Override
    protected void rollbackTransaction(TransactionStatus status) {
        if (status.hasSavepoint() && !status.isCompleted()) {
            transactions.rollback(status);
        } else {
            super.rollbackTransaction(status);
        }
    }
}
