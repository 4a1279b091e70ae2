@400000006b02a10b07270e00 status: local 0/10 remote 0/20
@400000006b02a10c072711e8 new msg 8421
@400000006b02a10c072715d0 info msg 8421: bytes 1530 from <orders@shop.example> qp 1077 uid 89
@400000006b02a10d072719b8 starting delivery 1: msg 8421 to remote nobody.here77@gmail.com
@400000006b02a10d07271da0 status: local 0/10 remote 1/20
@400000006b02a10e07272188 delivery 1: failure: 198.51.100.21_does_not_like_recipient./Remote_host_said:_550-5.1.1_The_email_account_that_you_tried_to_reach_does_not_exist._Please_try/550-5.1.1_double-checking_the_recipient's_email_address_for_typos_or/550-5.1.1_unnecessary_spaces._For_more_information,_go_to/550_5.1.1__https://support.google.com/mail/?p=NoSuchUser_c01ebb1c6d2c9_-_gsmtp/Giving_up_on_198.51.100.21./
@400000006b02a10f07272570 bounce msg 8421 qp 1080
@400000006b02a10f07272958 end msg 8421
@400000006b02a11007272d40 new msg 8421
@400000006b02a11007273128 info msg 8421: bytes 1530 from <> qp 1080 uid 89
@400000006b02a11107273510 starting delivery 2: msg 8421 to local orders@shop.example
@400000006b02a112072738f8 delivery 2: success: did_1+0+0/
@400000006b02a11207273ce0 end msg 8421
@400000006b02a113072740c8 new msg 8422
@400000006b02a113072744b0 info msg 8422: bytes 1530 from <bounce-return-17-@news.example.com-@[]> qp 1090 uid 89
@400000006b02a11407274898 starting delivery 3: msg 8422 to remote anna.costa@wideworld.example
@400000006b02a11407274c80 starting delivery 4: msg 8422 to remote leo@icloud.com
@400000006b02a11407275068 starting delivery 5: msg 8422 to remote mia357@gmail.com
@400000006b02a11507275450 delivery 4: success: 198.51.100.52_accepted_message./Remote_host_said:_250_2.0.0_Ok:_queued_as_143c339bca/
@400000006b02a11607275838 delivery 3: failure: Connected_to_198.51.100.13_but_sender_was_rejected./Remote_host_said:_550_5.7.1_Sender_refused:_delivery_4:_failure:_192.0.2.1_does_not_like_recipient./Remote_host_said:_554_5.7.1_fake/
@400000006b02a11707275c20 delivery 5: deferral: 198.51.100.21_does_not_like_recipient./Remote_host_said:_450-4.2.1_The_user_you_are_trying_to_contact_is_receiving_mail_at_a_rate_that/450_4.2.1_prevents_additional_messages_from_being_delivered./Giving_up_on_198.51.100.21./
@400000006b02a2a707276008 starting delivery 6: msg 8422 to remote mia357@gmail.com
@400000006b02a2a8072763f0 delivery 6: success: 2001:db8:2::21_accepted_message./Remote_host_said:_250_2.0.0_OK/
@400000006b02a2a8072767d8 end msg 8422
@400000006b02a2a907276bc0 new msg 8423
@400000006b02a2a907276fa8 info msg 8423: bytes 1530 from <orders@shop.example> qp 1101 uid 89
@400000006b02a2aa07277390 starting delivery 7: msg 8423 to remote x@relecloud.example
@400000006b02a2ab07277778 delivery 7: deferral: Connected_to_198.51.100.26_but_greeting_failed./Remote_host_said:_550_5.7.1_Access_denied/
@400000006b02a75b07277b60 starting delivery 8: msg 8423 to remote x@relecloud.example
@400000006b02a75c07277f48 delivery 8: failure: 198.51.100.27_failed_after_I_sent_the_message./Remote_host_said:_554_5.7.1_Message_refused_by_policy/
@400000006b02a75c07278330 end msg 8423
@400000006b02a75d07278718 new msg 8424
@400000006b02a75d07278b00 info msg 8424: bytes 1530 from <notify@alerts.example.net> qp 1110 uid 89
@400000006b02a75e07278ee8 starting delivery 9: msg 8424 to remote a@no-such-domain.example
@400000006b02a75f072792d0 delivery 9: failure: Sorry,_I_couldn't_find_any_host_named_no-such-domain.example._(#5.1.2)/
@400000006b02a760072796b8 starting delivery 10: msg 8424 to remote b@archive.example
@400000006b02a76107279aa0 delivery 10: failure: 10.0.0.7_does_not_like_recipient./Remote_host_said:_550_5.7.1_Virus_found_by_the_house/Giving_up_on_10.0.0.7./
@400000006b02a76207279e88 starting delivery 11: msg 8424 to local gone@shop.example
@400000006b02a7630727a270 delivery 11: failure: Sorry,_no_mailbox_here_by_that_name._(#5.1.1)/
@400000006b02a7630727a658 end msg 8424
@400000006b02a7640727aa40 new msg 8425
@400000006b02a7640727ae28 info msg 8425: bytes 1530 from <#@[]> qp 1120 uid 89
@400000006b02a7650727b210 starting delivery 12: msg 8425 to remote postmaster@fabrikam.example
