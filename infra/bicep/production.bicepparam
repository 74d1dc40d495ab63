// For az deployment group create: copy it for each environment and write its own addresses.
using 'main.bicep'

param environment = 'production'
param publicAddress = 'https://sideevents.example.org'
param firstCoordinator = 'coordinator@example.org'
param mailFrom = 'support.unit@example.org'
param sendGridEndpoint = 'https://api.eu.sendgrid.com'
param maximumInstances = 10
param alwaysReadyInstances = 1
param alertEmail = 'operator@example.org'
param monthlyBudget = 40
