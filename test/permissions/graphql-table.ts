/**
 * Who may do what over GraphQL, as the rules say it (docs/configuration.md, and the contract's 2.1 and 3.1 with ownership
 * for all that belongs to a partner); not read from the code. What follows a colon tells several lines of one operation
 * apart. 401: must sign in. 403: FORBIDDEN. -: looks as if it were not there. yes: all the rest.
 */
export const graphqlTable = `
operation                         | anonymous | no role | AUTH_PARTNER | POLICYMANAGER | PARTNERMANAGER | PARTNER_ADMIN | owner | stranger
viewer                            | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
partnerTypes                      | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
partnerEmailTaken                 | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
policyGroup: itself               | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
policyGroup: its dependants       | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
policyGroups                      | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
policy: published                 | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
policy: a draft                   | 401       | -       | -            | yes           | -              | yes           | -     | -
policy: its dependants            | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
policies: published               | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
policies: drafts                  | 401       | -       | -            | yes           | -              | yes           | -     | -
policyPreview: of a published one | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
policyPreview: of a draft         | 401       | -       | -            | yes           | -              | yes           | -     | -
policyPreview: against a draft    | 401       | -       | -            | yes           | -              | yes           | -     | -
partner: itself                   | 401       | -       | -            | -             | yes            | yes           | yes   | -
partner: its certificate          | 401       | -       | -            | -             | yes            | yes           | yes   | -
partners                          | 401       | -       | -            | -             | yes            | yes           | yes   | -
partnerCertificates               | 401       | -       | -            | -             | yes            | yes           | yes   | -
caCertificates                    | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
policyMapping                     | 401       | -       | -            | -             | yes            | yes           | yes   | -
policyMappings                    | 401       | -       | -            | -             | yes            | yes           | yes   | -
oidcClient                        | 401       | -       | -            | -             | -              | yes           | yes   | -
oidcClients                       | 401       | -       | -            | -             | -              | yes           | yes   | -
oidcClientDeliveries              | 401       | 403     | 403          | 403           | 403            | yes           | 403   | 403
events                            | 401       | 403     | 403          | 403           | 403            | yes           | 403   | 403
apiKeys                           | 401       | -       | -            | -             | yes            | yes           | yes   | -
mispLicenses                      | 401       | -       | -            | -             | -              | yes           | yes   | -
auditEntries                      | 401       | -       | -            | -             | -              | yes           | yes   | -
createPolicyGroup                 | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
updatePolicyGroup                 | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
activatePolicyGroup               | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
deactivatePolicyGroup             | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
createPolicy                      | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
updatePolicy                      | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
clonePolicy                       | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
publishPolicy                     | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
deactivatePolicy                  | 401       | 403     | 403          | yes           | 403            | yes           | 403   | 403
registerPartner                   | 401       | yes     | yes          | yes           | yes            | yes           | yes   | yes
updatePartner                     | 401       | -       | -            | -             | -              | yes           | yes   | -
setPartnerContacts                | 401       | -       | -            | -             | -              | yes           | yes   | -
mapPartnerPolicyGroup             | 401       | -       | -            | -             | -              | yes           | yes   | -
activatePartner                   | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
deactivatePartner                 | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
assignPartnerOwners               | 401       | 403     | 403          | 403           | 403            | yes           | 403   | 403
uploadCaCertificate               | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
uploadPartnerCertificate          | 401       | -       | -            | -             | yes            | yes           | yes   | -
requestPolicyMapping              | 401       | -       | -            | -             | -              | yes           | yes   | -
approvePolicyMapping              | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
rejectPolicyMapping               | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
revokePolicyMapping               | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
setCredentialTypes                | 401       | -       | -            | -             | yes            | yes           | yes   | -
setBioExtractors                  | 401       | -       | -            | -             | yes            | yes           | yes   | -
createOidcClient                  | 401       | -       | -            | -             | -              | yes           | yes   | -
updateOidcClient                  | 401       | -       | -            | -             | -              | yes           | yes   | -
redeliverOidcClient               | 401       | 403     | 403          | 403           | 403            | yes           | 403   | 403
resendEvent                       | 401       | 403     | 403          | 403           | 403            | yes           | 403   | 403
createApiKey                      | 401       | -       | -            | -             | -              | yes           | yes   | -
changeApiKeyPolicy                | 401       | 403     | 403          | 403           | yes            | yes           | 403   | 403
deactivateApiKey                  | 401       | -       | -            | -             | yes            | yes           | yes   | -
createMispLicense                 | 401       | -       | -            | -             | -              | yes           | yes   | -
deactivateMispLicense             | 401       | -       | -            | -             | -              | yes           | yes   | -
`;
