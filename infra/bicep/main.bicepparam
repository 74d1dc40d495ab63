// For azd: every value comes from the azd environment (azd env set NAME value).
using 'main.bicep'

param environment = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param publicAddress = readEnvironmentVariable('PUBLIC_ADDRESS', '')
param firstCoordinator = readEnvironmentVariable('FIRST_COORDINATOR')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param sendGridEndpoint = readEnvironmentVariable('SENDGRID_ENDPOINT', 'https://api.sendgrid.com')
param sendGridEventKey = readEnvironmentVariable('SENDGRID_EVENT_KEY', '')
param secretsOfficerId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param maximumInstances = int(readEnvironmentVariable('MAXIMUM_INSTANCES', '10'))
param alwaysReadyInstances = int(readEnvironmentVariable('ALWAYS_READY_INSTANCES', '0'))
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '20'))
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
