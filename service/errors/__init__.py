"""Every error the service raises. Each carries its problem type and HTTP status; web/problems.py only writes them down.

ServiceError
├── RequestError         a request that cannot be served as it is
│   ├── InvalidField     a field that is not acceptable; names it and the limit
│   │   ├── AddressRefused   a URL that webhooks may not go to
│   │   └── NotANamebook     a file that is no namebook
│   ├── CrossSite        a form that another site's page has sent
│   ├── NoKey            a request without a key, or with something else than one
│   │   ├── WrongKey     a key that is unknown, revoked or expired
│   │   ├── NotOpen      a call from another machine, of a service that has no key yet
│   │   └── SignInNeeded a page that was for everybody as long as there was no key
│   ├── NotSignedIn      a page of the desk that nobody is signed in for
│   ├── WrongPassword    an e-mail address and a password that do not belong together
│   ├── FormRefused      a form without the secret of its page
│   ├── RoleMissing      something that a user's role may not do
│   ├── ScopeMissing     a key that is not good for this
│   ├── KeyNotFound      no key of that id
│   ├── UserNotFound     no user of that id
│   ├── TooManyRequests  more requests than a caller may make
│   ├── KeyReused        an Idempotency-Key that another request has had
│   ├── StillAnswering   an Idempotency-Key whose first request is still being answered
│   ├── BatchNotFound    no batch of that id
│   ├── BatchTooLong     a batch of more lines than are taken at once
│   ├── BatchBrokenOff   a batch whose sender went away before its end
│   ├── NotNdjson        a batch that is something else than lines of JSON
│   ├── SignatureRefused an event that its connector's secret did not sign, or not lately
│   ├── ConnectorNotFound  no connector of that name
│   ├── NameTaken        a connector whose name another one has
│   ├── NotNamebookType  a namebook in another format than its address says
│   ├── NameNotFound     an entity that no article has named
│   ├── CannotMerge      names that cannot be one
│   ├── NoPrevious       changes of an audit that has none before it
│   ├── AuditNotFound    no audit of that id
│   ├── NotEnded         an audit that is to be done again before it was done
│   ├── FindingNotFound  no finding of that fingerprint in the report
│   ├── DecisionNotFound no decision of that id that concerns the audit
│   ├── EndpointNotFound no webhook endpoint of that id
│   ├── DeliveryNotFound no delivery of that id
│   ├── FormatNotFound   no report format of that name
│   ├── CheckNotDone     a text whose findings are not there in time
│   └── NotDone          a report that does not exist, since its audit has not ended well
└── SetupError           the service cannot run like this
    ├── UnsafeSettings   settings that contradict one another or would expose the service
    ├── NotMigrated      the database's tables are not those this version needs
    ├── NoWorker         no worker shows a sign of life
    └── QueueUnavailable the broker does not answer
"""

from __future__ import annotations

from service.errors.access import (
    CrossSite,
    FormRefused,
    KeyNotFound,
    KeyReused,
    NoKey,
    NotOpen,
    NotSignedIn,
    RoleMissing,
    ScopeMissing,
    SignInNeeded,
    StillAnswering,
    TooManyRequests,
    UserNotFound,
    WrongKey,
    WrongPassword,
)
from service.errors.audits import AuditNotFound, CheckNotDone, FormatNotFound, NoPrevious, NotDone, NotEnded
from service.errors.base import InvalidField, RequestError, ServiceError, SetupError
from service.errors.batches import BatchBrokenOff, BatchNotFound, BatchTooLong, NotNdjson
from service.errors.connectors import ConnectorNotFound, NameTaken, SignatureRefused
from service.errors.decisions import DecisionNotFound, FindingNotFound
from service.errors.names import CannotMerge, NameNotFound, NotANamebook, NotNamebookType
from service.errors.setup import NotMigrated, NoWorker, QueueUnavailable, UnsafeSettings
from service.errors.webhooks import AddressRefused, DeliveryNotFound, EndpointNotFound

__all__ = [
    "AddressRefused",
    "AuditNotFound",
    "BatchBrokenOff",
    "BatchNotFound",
    "BatchTooLong",
    "CannotMerge",
    "CheckNotDone",
    "ConnectorNotFound",
    "CrossSite",
    "DecisionNotFound",
    "DeliveryNotFound",
    "EndpointNotFound",
    "FindingNotFound",
    "FormRefused",
    "FormatNotFound",
    "InvalidField",
    "KeyNotFound",
    "KeyReused",
    "NameNotFound",
    "NameTaken",
    "NoKey",
    "NoPrevious",
    "NoWorker",
    "NotANamebook",
    "NotDone",
    "NotEnded",
    "NotMigrated",
    "NotNamebookType",
    "NotNdjson",
    "NotOpen",
    "NotSignedIn",
    "QueueUnavailable",
    "RequestError",
    "RoleMissing",
    "ScopeMissing",
    "ServiceError",
    "SetupError",
    "SignInNeeded",
    "SignatureRefused",
    "StillAnswering",
    "TooManyRequests",
    "UnsafeSettings",
    "UserNotFound",
    "WrongKey",
    "WrongPassword",
]
