package io.videoconf.api.compliance.queries;

/** What can be asked about erasures, holds, and how long is kept. */
public sealed interface ComplianceQuery
        permits FindErasure,
                FindCertificateKey,
                FindHold,
                ListHolds,
                FindRetentionPolicy,
                FindRetention,
                ListDisposals,
                ListEndedMeetings {}
